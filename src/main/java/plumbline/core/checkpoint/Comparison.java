package plumbline.core.checkpoint;

import java.util.List;
import java.util.Optional;
import plumbline.core.sql.TableName;

/// What differs between two sides: what would have to change in the first to become the second. Its rows lie in private
/// files until it is closed. Thread-safe.
public interface Comparison extends AutoCloseable {

    /// Where the first side's rows come from.
    Origin from();

    /// Where the second side's rows come from.
    Origin to();

    /// What the first side holds, as far as it was opened for the comparison; of a target it is the target's own.
    default Inventory fromInventory() {
        return Inventory.NONE;
    }

    /// What tells later whether the first side is still as it was read; see [LiveTables#stamp].
    default Optional<String> fromStamp() {
        return Optional.empty();
    }

    /// What the second side holds.
    default Inventory toInventory() {
        return Inventory.NONE;
    }

    /// A table each, also those that are the same.
    List<TableDifference> tables();

    /// Sequences that stand elsewhere.
    List<SequenceDifference> sequences();

    /// Whether rows, sequences and structure are the same.
    boolean identical();

    /// The rows that differ in a table.
    Delta delta(TableName table);

    /// Some of the rows that differ in a table, as texts. May block on the disk.
    List<RowDifference> page(TableName table, long first, int most);

    /// Removes the files. Never fails.
    @Override
    void close();
}
