package plumbline.core.checkpoint;

import java.util.List;
import plumbline.core.problem.Outcome;
import plumbline.core.sql.TableName;
import plumbline.core.work.WorkContext;

/// Compares checkpoints with each other and with targets. Thread-safe; blocks until it is done.
public interface Comparisons {

    /// Compares.
    ///
    /// @param only these tables; empty: all that a checkpoint of the two holds
    /// @param log  hears how far it is
    Outcome<Comparison> compare(Side from, Side to, List<TableName> only, CheckpointLog log, WorkContext context);

    /// As [#compare(Side, Side, List, CheckpointLog, WorkContext)], which chooses by itself, with a choice of how a target's
    /// rows are looked at.
    default Outcome<Comparison> compare(Side from, Side to, List<TableName> only, PushDown pushDown, CheckpointLog log,
            WorkContext context) {
        return compare(from, to, only, log, context);
    }
}
