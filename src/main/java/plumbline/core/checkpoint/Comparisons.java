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
}
