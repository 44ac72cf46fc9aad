package plumbline.core.check;

import java.util.List;
import java.util.Map;
import plumbline.core.pack.Check;
import plumbline.core.problem.Outcome;
import plumbline.core.target.Target;
import plumbline.core.work.WorkContext;

/// Chooses and runs checks. Thread-safe.
public interface Checks {

    /// The checks to run on a target: of the named packs, else of those bound to it, else of those whose characteristic
    /// tables exist, and `integrity`.
    ///
    /// @param packs  pack ids, or empty
    /// @param checks check ids, or empty for all of the packs
    /// @return fails with an unknown pack or check, or when the target can't be asked
    Outcome<List<Check>> chosen(Target target, List<String> packs, List<String> checks);

    /// Runs one check in a read-only transaction that is rolled back, and keeps its count in the history.
    ///
    /// @param keep how many findings to keep; all are counted
    /// @return never fails: that it could not be asked is an answer
    CheckResult run(Target target, Check check, int keep, WorkContext context);

    /// As [#run], for a check that a person chose alone, by its id or by its button: it may also be one that is run only
    /// then, since it writes in a transaction that is rolled back; [#run] skips such a check and says so.
    ///
    /// @param keep how many findings to keep; all are counted
    /// @return never fails: that it could not be asked is an answer
    CheckResult runByName(Target target, Check check, int keep, WorkContext context);

    /// How many rows the tables of a check have now that compares them with a baseline, in the order to show.
    ///
    /// @throws IllegalArgumentException for a check of another kind
    Outcome<Map<String, Long>> counts(Target target, Check check, WorkContext context);
}
