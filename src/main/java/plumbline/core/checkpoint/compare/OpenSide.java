package plumbline.core.checkpoint.compare;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import plumbline.core.checkpoint.Checkpoint;
import plumbline.core.checkpoint.Inventory;
import plumbline.core.checkpoint.LiveTables;
import plumbline.core.checkpoint.Origin;
import plumbline.core.checkpoint.SavedTable;
import plumbline.core.checkpoint.Shelf;
import plumbline.core.checkpoint.TableForm;
import plumbline.core.checkpoint.Tables;
import plumbline.core.checkpoint.TupleReader;
import plumbline.core.sql.TableName;

/// One side of a comparison while it is read. Used by one thread.
sealed interface OpenSide extends AutoCloseable {

    Tables tables();

    default Origin origin() {
        return tables().origin();
    }

    default Inventory inventory() {
        return tables().inventory();
    }

    /// What is known of a table's saved rows; empty for a target.
    Optional<SavedTable> saved(TableName table);

    @Override
    default void close() {
        tables().close();
    }

    /// A target.
    record Live(LiveTables tables) implements OpenSide {

        @Override
        public Optional<SavedTable> saved(TableName table) {
            return Optional.empty();
        }

        /// These columns in this order, written as the other side is.
        ///
        /// @param places of the columns in the target's own form
        TableForm asked(TableForm own, TableForm common, List<Integer> places) {
            return new TableForm(own.name(), own.kind(), own.root(), places.stream().map(own.columns()::get).toList(),
                    own.generated(), common.key(), !common.key().isEmpty(), common.coding(), own.definition(),
                    own.rows(), own.bytes());
        }
    }

    /// A checkpoint.
    record Saved(Shelf shelf, Checkpoint checkpoint, Tables tables, Map<TableName, SavedTable> byName)
            implements
                OpenSide {

        static Saved open(Shelf shelf, Checkpoint checkpoint) {
            return new Saved(shelf, checkpoint, shelf.open(checkpoint), checkpoint.contents().byName());
        }

        @Override
        public Optional<SavedTable> saved(TableName table) {
            return Optional.ofNullable(byName.get(table));
        }

        TupleReader absent(SavedTable table) {
            return shelf.absent(checkpoint, table);
        }

        /// Whether it holds only rows that were about to change.
        boolean partial() {
            return byName.values().stream().anyMatch(table -> !table.whole());
        }
    }
}
