package plumbline.core.activity;

import java.util.List;
import plumbline.core.problem.Outcome;
import plumbline.core.target.Target;
import plumbline.core.work.WorkContext;

/// Ends statements, sessions and prepared transactions. Thread-safe.
///
/// A session is named by its process and when that began, in the very statement that signals it, so that a process id
/// the server has used again is never hit. What the role may do is the server's to say: it is tried, and a refusal is
/// told in the server's words.
public interface SessionControl {

    /// What a signal would do to sessions as they are now; changes nothing.
    ///
    /// @param verb CANCEL or TERMINATE
    /// @param pids of sessions; each once
    Outcome<SignalPlan> plan(Target target, Verb verb, List<Integer> pids);

    /// Signals the sessions of a plan to which nothing stands against, and says what became of each.
    ///
    /// @param alsoProtected whether walsenders and autovacuums against wraparound are signalled, too
    Outcome<SignalReport> signal(Target target, SignalPlan plan, boolean alsoProtected, WorkContext context);

    /// What ending a prepared transaction would do; changes nothing.
    ///
    /// @param verb COMMIT_PREPARED or ROLLBACK_PREPARED
    Outcome<PreparedPlan> planPrepared(Target target, Verb verb, String gid);

    /// Ends a prepared transaction if it still is the plan's.
    Outcome<PreparedReport> finish(Target target, PreparedPlan plan, WorkContext context);
}
