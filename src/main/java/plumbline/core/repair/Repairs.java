package plumbline.core.repair;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import plumbline.core.journal.JournalEntry;
import plumbline.core.pack.Check;
import plumbline.core.pack.Repair;
import plumbline.core.problem.Outcome;
import plumbline.core.target.Target;
import plumbline.core.work.WorkContext;

/// Puts findings right and takes it back. Thread-safe; see the package's invariants.
public interface Repairs {

    /// The way to put a check right where the person names none: the least destructive of those whose needs the target
    /// has. Asks the target's catalog; not for the screen's thread.
    ///
    /// @return NO_WAY_HERE with what each way lacks where none can work, UNKNOWN_WAY where the check has none
    Outcome<Repair> way(Target target, Check check);

    /// Does the repair in a transaction that is rolled back and says what it would change.
    Outcome<RepairPlan> preview(RepairRequest request, WorkContext context);

    /// Writes what was previewed as a guarded script, for those who may not execute from a tool. Touches no target.
    Outcome<RepairScript> script(RepairPlan plan);

    /// Does exactly what was previewed, verified and journalled, or nothing.
    Outcome<RepairResult> apply(RepairPlan plan, WorkContext context);

    /// Does a repair nobody previewed, as the command line asks for: the findings are those found under the lock.
    ///
    /// @return a result without run and rows where nothing was wrong
    Outcome<RepairResult> applyUnseen(RepairRequest request, WorkContext context);

    /// Finds out what became of changes whose outcome was never written down, because a console ended in between, and
    /// writes it down: by the transaction's number, else by the rows. Asks targets; not for the screen's thread.
    ///
    /// @param targets a saved connection by its name
    /// @return the entries whose outcome is now known, or known to be unknowable
    List<JournalEntry> resolve(Function<String, Optional<Target>> targets);

    /// Puts back the rows of a run, unless one changed since.
    ///
    /// @param execute false: only says what it would do
    Outcome<UndoResult> undo(Target target, String run, boolean execute, WorkContext context);
}
