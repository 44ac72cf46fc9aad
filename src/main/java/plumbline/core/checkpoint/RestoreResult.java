package plumbline.core.checkpoint;

import java.util.List;
import plumbline.core.sql.TableName;

/// What a restore did.
///
/// @param run      the journal's id, or empty where nothing had to change
/// @param safety   id of the safety checkpoint, or empty
/// @param order    in which the tables were put back
/// @param tables   a table each
/// @param verified whether the tables were read again before the commit and found to be as the checkpoint has them
/// @param millis   from the first lock to the commit
/// @param after    what a pack had run afterwards, and what came of it
public record RestoreResult(String run, String safety, List<TableName> order, List<TableResult> tables,
        boolean verified, long millis, List<RestorePlan.Said> after) {

    public RestoreResult {
        order = List.copyOf(order);
        tables = List.copyOf(tables);
        after = List.copyOf(after);
    }

    /// What was done to one table.
    ///
    /// @param rows how many rows it holds now
    public record TableResult(TableName name, long inserted, long updated, long deleted, long rows) {}

    /// The same with what came of it afterwards.
    public RestoreResult with(List<RestorePlan.Said> followed) {
        return new RestoreResult(run, safety, order, tables, verified, millis, followed);
    }

    /// How many rows changed in all.
    public long changed() {
        return tables.stream().mapToLong(table -> table.inserted() + table.updated() + table.deleted()).sum();
    }

    /// How many rows the tables hold now.
    public long rows() {
        return tables.stream().mapToLong(TableResult::rows).sum();
    }
}
