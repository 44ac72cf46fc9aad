package plumbline.core.activity;

import java.time.Duration;
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

/// The end of one prepared transaction. Used once.
final class PreparedRun {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final Sessions sessions;
    private final Signals signals;
    private final Journal journal;
    private final Runs runs;
    private final Target target;
    private final PreparedPlan plan;

    PreparedRun(Sessions sessions, Signals signals, Journal journal, Runs runs, Target target, PreparedPlan plan) {
        this.sessions = sessions;
        this.signals = signals;
        this.journal = journal;
        this.runs = runs;
        this.target = target;
        this.plan = plan;
    }

    PreparedReport perform(WorkContext context) {
        context.checkCancelled();
        String gid = plan.transaction().gid();
        try (Session session = sessions.action(target, TIMEOUT)) {
            Identity identity = SignallingControl.checked(session, plan.identity(), target);
            if (!signals.isThere(session, plan.transaction())) {
                throw new ProblemException(Problem.of(ProblemCode.PREPARED_GONE, gid));
            }
            context.checkCancelled();
            String statement = signals.statement(plan.verb(), gid);
            JournalEntry entry = runs.entry(target, identity, plan.verb().word(),
                    "%s owner %s".formatted(gid, plan.transaction().owner()), statement, "", "", 0, "");
            journal.intend(entry, ChangeRecord.NOTHING);
            return finish(session, entry, gid);
        }
    }

    private PreparedReport finish(Session session, JournalEntry entry, String gid) {
        try {
            signals.finish(session, plan.verb(), gid);
        } catch (ProblemException failed) {
            return failed.problem().effect() == Effect.UNKNOWN
                    ? afterLoss(entry, gid, failed)
                    : refused(entry, failed);
        }
        boolean ended = seenGone(session);
        runs.conclude(entry, JournalState.COMMITTED, ended, ended ? "" : "not seen to be gone");
        return new PreparedReport(plan.verb(), gid, entry.run(), ended);
    }

    private PreparedReport refused(JournalEntry entry, ProblemException failed) {
        runs.conclude(entry, JournalState.ROLLED_BACK, false, failed.problem().detail());
        throw failed;
    }

    /// It is ended: that this can't be seen is no failure of it.
    private boolean seenGone(Session session) {
        try {
            return !signals.isThere(session, plan.transaction());
        } catch (ProblemException unseen) {
            return false;
        }
    }

    /// The answer was lost; another session sees whether the transaction is still there.
    private PreparedReport afterLoss(JournalEntry entry, String gid, ProblemException lost) {
        boolean there;
        try (Session other = sessions.control(target)) {
            SignallingControl.checked(other, plan.identity(), target);
            there = signals.isThere(other, plan.transaction());
        } catch (ProblemException unreachable) {
            runs.conclude(entry, JournalState.UNKNOWN, false, lost.problem().detail());
            throw lost;
        }
        if (there) {
            // the server may still be at it: what it is doing to the transaction can't be seen from outside
            runs.conclude(entry, JournalState.UNKNOWN, false, "still there; " + lost.problem().detail());
            throw lost;
        }
        runs.conclude(entry, JournalState.COMMITTED, true, "the answer was lost: " + lost.problem().detail());
        return new PreparedReport(plan.verb(), gid, entry.run(), true);
    }
}
