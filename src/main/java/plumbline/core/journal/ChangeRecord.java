package plumbline.core.journal;

import java.util.ArrayList;
import java.util.List;
import plumbline.core.session.RowChange;

/// What a run changed: what an undo needs.
///
/// @param tables rows before and after by table, parents before their children
/// @param schema statements that changed the schema, with those that take them back
public record ChangeRecord(List<RowImages> tables, List<SchemaChange> schema) {

    /// Nothing.
    public static final ChangeRecord NOTHING = new ChangeRecord(List.of(), List.of());

    public ChangeRecord {
        tables = List.copyOf(tables);
        schema = List.copyOf(schema);
    }

    /// Rows only.
    public static ChangeRecord of(RowImages images) {
        return new ChangeRecord(List.of(images), List.of());
    }

    /// Both, one after the other; rows of the same table come together.
    public ChangeRecord and(ChangeRecord next) {
        if (isEmpty()) {
            return next;
        }
        List<RowImages> both = new ArrayList<>(tables);
        for (RowImages images : next.tables) {
            int place = both.indexOf(both.stream().filter(mine -> mine.table().equals(images.table())
                    && mine.columns().equals(images.columns())).findFirst().orElse(null));
            if (place < 0) {
                both.add(images);
                continue;
            }
            List<RowChange> changes = new ArrayList<>(both.get(place).changes());
            changes.addAll(images.changes());
            both.set(place, new RowImages(images.table(), images.columns(), changes));
        }
        List<SchemaChange> steps = new ArrayList<>(schema);
        steps.addAll(next.schema);
        return new ChangeRecord(both, steps);
    }

    /// How many rows changed, and statements where the schema did.
    public long size() {
        return tables.stream().mapToLong(images -> images.changes().size()).sum() + schema.size();
    }

    /// Whether nothing changed.
    public boolean isEmpty() { return size() == 0; }
}
