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

    /// As [#compare(Side, Side, List, CheckpointLog, WorkContext)], in ways that are chosen.
    default Outcome<Comparison> compare(Side from, Side to, List<TableName> only, Ways ways, CheckpointLog log,
            WorkContext context) {
        return compare(from, to, only, log, context);
    }

    /// How rows are come by; what is found is the same.
    ///
    /// @param pushDown whether a target's server works out sums over ranges of keys
    /// @param reader   whose server reads JSON that lies in one of two checkpoints, while no row of its own is read; or null:
    ///                 nobody's
    record Ways(PushDown pushDown, @Nullable Target reader) {

        /// What is chosen where nobody chooses.
        public static final Ways AUTO = new Ways(PushDown.AUTO, null);
    }
}
