package plumbline.core.checkpoint;

import plumbline.core.problem.Outcome;
import plumbline.core.work.WorkContext;

/// Puts checkpoints back. Thread-safe; blocks until it is done.
///
/// A restore is one transaction: after any failure nothing has changed, unless the problem's effect says otherwise. It is
/// undone by restoring its safety checkpoint.
public interface Restores {

    /// Finds out what it would do, without a lock. Close the plan.
    Outcome<RestorePlan> preview(RestoreRequest request, CheckpointLog log, WorkContext context);

    /// Does what was previewed; stops where the differences under the lock are others.
    Outcome<RestoreResult> apply(RestorePlan plan, CheckpointLog log, WorkContext context);

    /// Does it without a preview having been seen: for the command line. What stands in the way is found out first, as in
    /// a preview.
    Outcome<RestoreResult> applyUnseen(RestoreRequest request, CheckpointLog log, WorkContext context);

    /// The plan as SQL that a person can run: one transaction, guarded by the rows as they are now.
    Outcome<String> script(RestorePlan plan);
}
