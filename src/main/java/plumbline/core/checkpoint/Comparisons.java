package plumbline.core.checkpoint;

import java.util.List;
import org.jspecify.annotations.Nullable;
import plumbline.core.problem.Outcome;
import plumbline.core.sql.TableName;
import plumbline.core.target.Target;
import plumbline.core.work.WorkContext;

/// Compares checkpoints with each other and with targets. Thread-safe; blocks until it is done.
public interface Comparisons {

    /// Compares.
    ///
    /// @param only these tables; empty: all that a checkpoint of the two holds
    /// @param log  hears how far it is
    Outcome<Comparison> compare(Side from, Side to, List<TableName> only, CheckpointLog log, WorkContext context);

    /// Compares two checkpoints of which one may hold JSON that only a server can read.
    ///
    /// @param reader whose server reads it, while no row of its own is; or null: nobody's
    default Outcome<Comparison> compare(Side from, Side to, List<TableName> only, @Nullable Target reader,
            CheckpointLog log, WorkContext context) {
        return compare(from, to, only, log, context);
    }
}
