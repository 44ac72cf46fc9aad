package plumbline.core.repair;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumbline.core.session.Column;
import plumbline.core.session.Row;
import plumbline.core.session.RowChange;
import plumbline.core.session.RowValues;
import plumbline.core.session.Rows;
import plumbline.core.session.TableColumn;
import plumbline.core.sql.KeyArray;

/// Turns rows read before and after a change into what changed.
final class Images {

    private Images() {}

    /// The rows that differ between two readings of the same table.
    static List<RowChange> between(List<TableColumn> columns, Rows before, Rows after) {
        Map<Map<String, @Nullable Object>, Map<String, @Nullable Object>> then = byKey(columns, before);
        Map<Map<String, @Nullable Object>, Map<String, @Nullable Object>> now = byKey(columns, after);
        List<RowChange> changes = new ArrayList<>();
        for (Map.Entry<Map<String, @Nullable Object>, Map<String, @Nullable Object>> row : then.entrySet()) {
            Map<String, @Nullable Object> other = now.remove(row.getKey());
            if (!row.getValue().equals(other)) {
                // what did not change is kept once
                Map<String, @Nullable Object> shared = other instanceof RowValues values
                        ? values.sharing(row.getValue())
                        : other;
                changes.add(new RowChange(row.getKey(), row.getValue(), shared));
            }
        }
        for (Map.Entry<Map<String, @Nullable Object>, Map<String, @Nullable Object>> row : now.entrySet()) {
            changes.add(new RowChange(row.getKey(), null, row.getValue()));
        }
        return changes;
    }

    /// Rows by their primary key.
    static Map<Map<String, @Nullable Object>, Map<String, @Nullable Object>> byKey(List<TableColumn> columns,
            Rows rows) {
        Map<Map<String, @Nullable Object>, Map<String, @Nullable Object>> byKey = new LinkedHashMap<>();
        RowValues.Names names = new RowValues.Names(rows.columns().stream().map(Column::name).toList());
        RowValues.Names keys = new RowValues.Names(columns.stream().filter(column -> column.key() > 0)
                .map(column -> column.name().name()).toList());
        for (Row row : rows.rows()) {
            RowValues whole = names.row(row.values());
            byKey.put(keys.part(whole), whole);
        }
        return byKey;
    }

    /// The keys of changes, in the form in which rows are asked for.
    static Map<String, KeyArray> keyArrays(List<TableColumn> columns, List<RowChange> changes) {
        Map<String, KeyArray> arrays = new LinkedHashMap<>();
        columns.stream().filter(column -> column.key() > 0).forEach(column -> {
            List<@Nullable Object> values = new ArrayList<>();
            changes.forEach(change -> values.add(change.key().get(column.name().name())));
            arrays.put(column.name().name(), new KeyArray(column.typeName(), values));
        });
        return arrays;
    }
}
