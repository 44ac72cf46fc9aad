package plumbline.core.pack;

import java.util.List;
import java.util.Optional;
import plumbline.core.sql.TableName;

/// What a pack says about the checkpoints of its system.
///
/// @param tables   that make up a checkpoint, in any order
/// @param triggers kept from firing during a restore; empty: all of the tables' own
/// @param checks   ids of the pack's checks that are run after a restore
/// @param counts   whether the numbers of rows are compared with the checkpoint's after a restore
/// @param repairs  offered after a restore of a part
public record CheckpointRules(List<TableName> tables, Optional<List<Trigger>> triggers, List<String> checks,
        boolean counts, List<Way> repairs) {

    public CheckpointRules {
        tables = List.copyOf(tables);
        triggers = triggers.map(List::copyOf);
        checks = List.copyOf(checks);
        repairs = List.copyOf(repairs);
    }

    /// A trigger of a table.
    public record Trigger(TableName table, String name) {}

    /// A way to put a check's findings right.
    ///
    /// @param check its id
    /// @param way   the repair's id
    public record Way(String check, String way) {

        /// As packs write it: `usage-count/recount`.
        public String path() {
            return check + "/" + way;
        }
    }
}
