package plumbline.core.activity;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import plumbline.core.activity.Participant.Prepared;
import plumbline.core.activity.Participant.ServerProcess;
import plumbline.core.activity.SignalPlan.Candidate;
import plumbline.core.activity.SignalPlan.Objection;
import plumbline.core.activity.WaitTree.Node;
import plumbline.core.journal.Journal;
import plumbline.core.problem.Effect;
import plumbline.core.problem.Outcome;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.problem.ProblemException;
import plumbline.core.repair.Actor;
import plumbline.core.repair.Runs;
import plumbline.core.session.Session;
import plumbline.core.session.Sessions;
import plumbline.core.target.Engine;
import plumbline.core.target.Identity;
import plumbline.core.target.Target;
import plumbline.core.work.CancelledException;
import plumbline.core.work.WorkContext;

/// Signals sessions and ends prepared transactions, each with an entry in the journal before and after. Thread-safe.
///
/// 1. Nothing is sent to what is not exactly what was read.
/// 2. Nothing is sent that the journal does not hold.
/// 3. What became of it is looked for afterwards, by another statement.
public final class SignallingControl implements SessionControl {

    private final Sessions sessions;
    private final ActivityReader reader;
    private final Signals signals;
    private final Journal journal;
    private final Runs runs;

    public SignallingControl(Sessions sessions, ActivityReader reader, Signals signals, Journal journal, Actor actor,
            InstantSource clock) {
        this.sessions = sessions;
        this.reader = reader;
        this.signals = signals;
        this.journal = journal;
        this.runs = new Runs(sessions, journal, actor, clock);
    }

    @Override
    public Outcome<SignalPlan> plan(Target target, Verb verb, List<Integer> pids) {
        return attempt(target, () -> {
            refuseUnless(verb == Verb.CANCEL || verb == Verb.TERMINATE, verb);
            try (Session session = control(target)) {
                return plan(session.identity(), verb, pids, signals.read(session, pids),
                        new WaitTree(reader.waits(session)));
            }
        });
    }

    private SignalPlan plan(Identity identity, Verb verb, List<Integer> pids, List<Backend> found, WaitTree tree) {
        List<Candidate> candidates = new ArrayList<>();
        List<Integer> missing = new ArrayList<>();
        for (int pid : pids) {
            found.stream().filter(each -> each.pid() == pid).findFirst().ifPresentOrElse(
                    backend -> candidates.add(candidate(verb, backend, tree)), () -> missing.add(pid));
        }
        return new SignalPlan(verb, tree.sample().at(), identity, candidates, missing);
    }

    private Candidate candidate(Verb verb, Backend backend, WaitTree tree) {
        Objection objection = Objections.to(verb, backend);
        boolean possible = objection == Objection.NONE || objection.isProtection();
        ServerProcess process = new ServerProcess(backend.group());
        Behind behind = Behind.of(tree, process);
        return new Candidate(backend, objection, possible ? signals.statement(verb, backend) : "", behind.blocks(),
                behind.frees(), behind.longest());
    }

    /// Those who wait behind a participant.
    private record Behind(int blocks, int frees, Duration longest) {

        static Behind of(WaitTree tree, Participant who) {
            return tree.nodes().stream().filter(node -> node.who().equals(who)).findFirst()
                    .map((Node node) -> new Behind(node.blocks(), tree.frees(who), node.longest()))
                    .orElseGet(() -> new Behind(0, 0, Duration.ZERO));
        }
    }

    @Override
    public Outcome<SignalReport> signal(Target target, SignalPlan plan, boolean alsoProtected, WorkContext context) {
        return attempt(target, () -> {
            refuseUnless(plan.verb() == Verb.CANCEL || plan.verb() == Verb.TERMINATE, plan.verb());
            return new SignalRun(sessions, signals, journal, runs, target, plan, context).perform(alsoProtected);
        });
    }

    @Override
    public Outcome<PreparedPlan> planPrepared(Target target, Verb verb, String gid) {
        return attempt(target, () -> {
            refuseUnless(verb == Verb.COMMIT_PREPARED || verb == Verb.ROLLBACK_PREPARED, verb);
            try (Session session = control(target)) {
                Identity identity = session.identity();
                SessionList all = reader.sessions(session);
                PreparedTransaction found = all.prepared().stream().filter(each -> each.gid().equals(gid)).findFirst()
                        .orElseThrow(() -> new ProblemException(Problem.of(ProblemCode.PREPARED_GONE, gid)));
                if (!found.database().equals(all.database())) {
                    throw new ProblemException(
                            Problem.of(ProblemCode.PREPARED_ELSEWHERE, gid, found.database()));
                }
                Behind behind = Behind.of(new WaitTree(reader.waits(session)), new Prepared(gid));
                return new PreparedPlan(verb, identity, found, signals.statement(verb, gid), behind.blocks(),
                        behind.frees(), behind.longest());
            }
        });
    }

    @Override
    public Outcome<PreparedReport> finish(Target target, PreparedPlan plan, WorkContext context) {
        return attempt(target, () -> {
            refuseUnless(plan.verb() == Verb.COMMIT_PREPARED || plan.verb() == Verb.ROLLBACK_PREPARED, plan.verb());
            return new PreparedRun(sessions, signals, journal, runs, target, plan).perform(context);
        });
    }

    private static void refuseUnless(boolean known, Verb verb) {
        if (!known) {
            throw new IllegalArgumentException("not done here: " + verb);
        }
    }

    private Session control(Target target) {
        if (target.engine() != Engine.POSTGRESQL) {
            throw new ProblemException(Problem.of(ProblemCode.NO_SESSIONS, target.name()));
        }
        return sessions.control(target);
    }

    /// Refuses another database than the one that was looked at.
    static Identity checked(Session session, Identity planned, Target target) {
        Identity identity = session.identity();
        if (!identity.sameDatabase(planned)) {
            throw new ProblemException(Problem.of(ProblemCode.IDENTITY_CHANGED, target.name(),
                    planned.line() + " / " + identity.line()));
        }
        return identity;
    }

    private static <T> Outcome<T> attempt(Target target, Supplier<T> work) {
        try {
            return Outcome.of(work);
        } catch (CancelledException cancelled) {
            return new Outcome.Failed<>(new Problem(ProblemCode.CANCELLED, target.name(), Effect.NOTHING_CHANGED, ""));
        }
    }
}
