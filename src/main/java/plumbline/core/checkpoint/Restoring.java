package plumbline.core.checkpoint;

import java.util.List;
import plumbline.core.problem.Problem;
import plumbline.core.target.Target;
import plumbline.core.work.WorkContext;

/// Opens targets to put rows back into them. Thread-safe.
public interface Restoring {

    /// Opens a session for one restore; no transaction is begun yet.
    ///
    /// @param context its cancelling ends whatever runs
    RestoreTables open(Target target, WorkContext context);

    /// Finds out what the target thinks of a restore, without a lock and without changing anything.
    ///
    /// @param inventory   of the tables that are put back, as the target has them now
    /// @param differences what has to change, by table
    Preflight preflight(RestoreRequest request, Inventory inventory, List<TableDifference> differences,
            List<SequenceDifference> sequences, WorkContext context);

    /// As the other, for those who have to look at the rows that change.
    ///
    /// @param deltas what is put back of each table, from the target to the checkpoint
    default Preflight preflight(RestoreRequest request, Inventory inventory, List<TableDifference> differences,
            List<SequenceDifference> sequences, List<Delta> deltas, WorkContext context) {
        return preflight(request, inventory, differences, sequences, context);
    }

    /// What a script of the plan has to do around its changes; asks the target and changes nothing.
    default ScriptFrame frame(RestorePlan plan, WorkContext context) {
        return ScriptFrame.NONE;
    }

    /// What was found out.
    ///
    /// @param suppressed  triggers that are kept from firing, as `table: trigger`
    /// @param refreshed   materialised views that read the tables, in the order in which they are filled again
    /// @param obstacles   why it can't be done
    /// @param warnings    what a person ought to know
    /// @param readersWait whether readers have to wait as well, since a structure is altered for the time of the restore
    /// @param indexBytes  of the indexes that are written along with the rows, or -1
    record Preflight(List<String> suppressed, List<String> refreshed, List<Problem> obstacles,
            List<RestorePlan.Said> warnings, boolean readersWait, long indexBytes) {

        public Preflight {
            suppressed = List.copyOf(suppressed);
            refreshed = List.copyOf(refreshed);
            obstacles = List.copyOf(obstacles);
            warnings = List.copyOf(warnings);
        }
    }
}
