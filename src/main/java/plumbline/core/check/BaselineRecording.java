package plumbline.core.check;

import java.util.List;
import java.util.Optional;
import plumbline.core.check.Baselines.Recorded;
import plumbline.core.pack.Check;
import plumbline.core.problem.Outcome;
import plumbline.core.target.Target;
import plumbline.core.work.WorkContext;

/// Declares the present numbers of a baseline check right. Implementations are thread-safe; what can't be kept is a
/// `ProblemException`.
public interface BaselineRecording {

    /// Counts the check's tables in a read-only transaction and records the numbers in the place of those before.
    Outcome<Recorded> record(Target target, Check check, WorkContext context);

    /// Records numbers that were saved in a checkpoint, in the place of those before; no row is counted.
    ///
    /// @param checkpoint its id or path, or [SavedNumbers#LATEST]
    Outcome<Recorded> recordSaved(Target target, Check check, String checkpoint, WorkContext context);

    /// The checkpoints of a target that have the numbers of the check's tables, newest first.
    List<SavedNumbers.Offer> saved(Target target, Check check);

    /// What was recorded for a check on a target.
    Optional<Recorded> recorded(String target, String checkPath);

    /// Goes back to what the pack says.
    void forget(String target, String checkPath);
}
