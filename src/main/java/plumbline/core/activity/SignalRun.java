package plumbline.core.activity;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import plumbline.core.activity.SignalPlan.Candidate;
import plumbline.core.activity.SignalPlan.Objection;
import plumbline.core.activity.SignalReport.Fate;
import plumbline.core.journal.ChangeRecord;
import plumbline.core.journal.Journal;
import plumbline.core.journal.JournalEntry;
import plumbline.core.journal.JournalState;
import plumbline.core.problem.Effect;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.problem.ProblemException;
import plumbline.core.repair.Runs;
import plumbline.core.session.Session;
import plumbline.core.session.Sessions;
import plumbline.core.target.Identity;
import plumbline.core.target.Target;
import plumbline.core.work.WorkContext;

/// The signals of one plan, one session after the other, and then one look at all of them until each is done or the time
/// is over. Used once.
final class SignalRun {

    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final Duration CANCEL_PATIENCE = Duration.ofSeconds(3);
    private static final Duration TERMINATE_PATIENCE = Duration.ofSeconds(5);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(20);
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(250);

    private final Sessions sessions;
    private final Signals signals;
    private final Journal journal;
    private final Runs runs;
    private final Target target;
    private final SignalPlan plan;
    private final WorkContext context;
    private final List<Line> lines = new ArrayList<>();
    private @Nullable Session action;
    private boolean kept;

    SignalRun(Sessions sessions, Signals signals, Journal journal, Runs runs, Target target, SignalPlan plan,
            WorkContext context) {
        this.sessions = sessions;
        this.signals = signals;
        this.journal = journal;
        this.runs = runs;
        this.target = target;
        this.plan = plan;
        this.context = context;
    }

    /// One session on its way from the plan to its fate.
    private static final class Line {

        private final Backend session;
        private @Nullable JournalEntry entry;
        private boolean delivered;
        private @Nullable Fate fate;
        private @Nullable Problem problem;

        Line(Backend session) {
            this.session = session;
        }

        boolean open() {
            return entry != null && fate == null;
        }

        SignalReport.Result result() {
            return new SignalReport.Result(session, entry == null ? "" : entry.run(), delivered,
                    fate == null ? Fate.UNKNOWN : fate, problem);
        }
    }

    SignalReport perform(boolean alsoProtected) {
        context.checkCancelled();
        try {
            send(alsoProtected);
            if (kept) {
                closeAction(); // others need it between two looks
            }
            look();
        } finally {
            closeAction();
            lines.forEach(this::conclude);
        }
        return new SignalReport(plan.verb(), lines.stream().map(Line::result).toList());
    }

    private void send(boolean alsoProtected) {
        int total = plan.candidates().size();
        Identity identity = null;
        Problem stop = null;
        for (Candidate candidate : plan.candidates()) {
            Line line = new Line(candidate.session());
            lines.add(line);
            if (!permitted(candidate, alsoProtected)) {
                line.fate = Fate.REFUSED;
                continue;
            }
            if (stop != null) {
                line.fate = Fate.REFUSED;
                line.problem = stop;
                continue;
            }
            try {
                stopIfCancelled();
                context.progress((double) (lines.size() - 1) / total, lines.size() + " / " + total);
                Session session = action;
                if (session == null || identity == null) {
                    session = opened();
                    action = session;
                    identity = SignallingControl.checked(session, plan.identity(), target);
                }
                send(session, identity, line);
            } catch (ProblemException failed) {
                if (lines.stream().noneMatch(each -> each.entry != null)) {
                    throw failed; // nothing was sent to anybody
                }
                line.fate = Fate.REFUSED;
                line.problem = failed.problem();
                stop = failed.problem();
            }
        }
    }

    /// A server whose connections have run out is where a session must be ended most: the kept session can do it, too.
    private Session opened() {
        try {
            return sessions.action(target, TIMEOUT);
        } catch (ProblemException failed) {
            if (failed.problem().code() == ProblemCode.TOO_MANY_CONNECTIONS) {
                kept = true;
                return sessions.control(target);
            }
            throw failed;
        }
    }

    /// The rule holds whatever the plan says.
    private boolean permitted(Candidate candidate, boolean alsoProtected) {
        Objection now = Objections.to(plan.verb(), candidate.session());
        return candidate.willBe(alsoProtected)
                && (now == Objection.NONE || (alsoProtected && now.isProtection()));
    }

    /// An interrupted thread would not pause any more.
    private boolean stopped() {
        return context.cancelled() || Thread.currentThread().isInterrupted();
    }

    private void stopIfCancelled() {
        if (stopped()) {
            throw new ProblemException(Problem.of(ProblemCode.CANCELLED, target.name()));
        }
    }

    private void send(Session session, Identity identity, Line line) {
        JournalEntry entry = runs.entry(target, identity, plan.verb().word(), subject(line.session),
                signals.statement(plan.verb(), line.session), "", "", 0, "");
        journal.intend(entry, ChangeRecord.NOTHING); // where it can't be written nothing is sent
        line.entry = entry;
        try {
            Optional<Boolean> answer = signals.send(session, plan.verb(), line.session);
            line.delivered = answer.orElse(false);
            if (!line.delivered) {
                notTaken(session, line, answer.isPresent());
            }
        } catch (ProblemException refused) {
            line.problem = refused.problem();
            if (mayHaveArrived(refused.problem())) {
                line.problem = refused.problem().withEffect(Effect.UNKNOWN);
                closeAction(); // what became of it is looked for from another session
            } else {
                line.fate = Fate.REFUSED;
            }
        }
    }

    /// The kept session changes nothing as a rule, and so says of none of its failures that something may have changed.
    private static boolean mayHaveArrived(Problem problem) {
        return problem.effect() == Effect.UNKNOWN || problem.code() == ProblemCode.LOST
                || problem.code() == ProblemCode.NO_ANSWER;
    }

    /// It was not what was read any more: gone, or by now at another statement; or the server has no use for the signal.
    ///
    /// @param found whether it was
    private void notTaken(Session session, Line line, boolean found) {
        boolean there = isThere(session, line.session);
        if (found && there) {
            line.fate = Fate.REFUSED;
            line.problem = Problem.of(ProblemCode.NOT_SIGNALLED, String.valueOf(line.session.pid()));
        } else {
            line.fate = there && plan.verb() == Verb.CANCEL ? Fate.STOPPED : Fate.GONE_BEFORE;
        }
    }

    private boolean isThere(Session session, Backend backend) {
        try {
            return !signals.look(session, List.of(backend)).isEmpty();
        } catch (ProblemException unseen) {
            return false;
        }
    }

    private static String subject(Backend backend) {
        StringBuilder subject = new StringBuilder("pid ").append(backend.pid());
        if (!backend.user().isEmpty()) {
            subject.append(" user ").append(backend.user());
        }
        if (!backend.application().isEmpty()) {
            subject.append(" app ").append(backend.application());
        }
        return subject.toString();
    }

    private void look() {
        boolean cancels = plan.verb() == Verb.CANCEL;
        long end = System.nanoTime() + (cancels ? CANCEL_PATIENCE : TERMINATE_PATIENCE).toNanos();
        long pause = FIRST_PAUSE.toNanos();
        while (open().findAny().isPresent()) {
            if (!lookOnce()) {
                return; // nobody answers: unknown
            }
            long open = open().count();
            if (open > 0 && (stopped() || System.nanoTime() > end)) {
                // a signal whose answer was lost may never have been sent
                open().forEach(line -> line.fate = line.delivered ? Fate.STILL_THERE : Fate.UNKNOWN);
                return;
            }
            if (open > 0) {
                context.progress((double) (lines.size() - open) / lines.size(),
                        lines.size() - open + " / " + lines.size());
                LockSupport.parkNanos(pause);
                pause = Math.min(pause * 2, LONGEST_PAUSE.toNanos());
            }
        }
    }

    private Stream<Line> open() {
        return lines.stream().filter(Line::open);
    }

    /// @return whether anybody answered
    private boolean lookOnce() {
        Session session = action;
        if (session != null) {
            try {
                seen(session);
                return true;
            } catch (ProblemException lost) {
                closeAction();
            }
        }
        try (Session other = sessions.control(target)) {
            SignallingControl.checked(other, plan.identity(), target);
            seen(other);
            return true;
        } catch (ProblemException unreachable) {
            open().filter(line -> line.problem == null).forEach(line -> line.problem = unreachable.problem()
                    .withEffect(Effect.UNKNOWN));
            return false;
        }
    }

    private void seen(Session session) {
        Map<Integer, Boolean> there = signals.look(session, open().map(line -> line.session).toList());
        open().toList().forEach(line -> {
            Boolean same = there.get(line.session.pid());
            if (same == null) {
                done(line, Fate.ENDED);
            } else if (plan.verb() == Verb.CANCEL && !same) {
                done(line, Fate.STOPPED);
            }
        });
    }

    private static void done(Line line, Fate fate) {
        line.fate = fate;
        line.delivered = true;
        line.problem = null;
    }

    private void closeAction() {
        Session session = action;
        if (session != null) {
            session.close();
            action = null;
        }
    }

    private void conclude(Line line) {
        JournalEntry entry = line.entry;
        if (entry == null) {
            return;
        }
        Fate fate = line.fate == null ? Fate.UNKNOWN : line.fate;
        String words = line.problem == null ? "" : line.problem.detail();
        switch (fate) {
            case ENDED, STOPPED -> runs.conclude(entry,
                    line.delivered ? JournalState.COMMITTED : JournalState.ROLLED_BACK, line.delivered, fate.word());
            case STILL_THERE -> runs.conclude(entry, JournalState.COMMITTED, false, fate.word());
            case GONE_BEFORE -> runs.conclude(entry, JournalState.ROLLED_BACK, false, fate.word());
            case REFUSED -> runs.conclude(entry, JournalState.ROLLED_BACK, false, words);
            case UNKNOWN -> runs.conclude(entry, JournalState.UNKNOWN, false, words);
        }
    }
}
