package plumbline.core.check;

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

    /// What was recorded for a check on a target.
    Optional<Recorded> recorded(String target, String checkPath);

    /// Goes back to what the pack says.
    void forget(String target, String checkPath);
}
