package plumbline.core.repair;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumbline.core.session.Column;
import plumbline.core.session.Row;
import plumbline.core.session.RowChange;
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
                changes.add(new RowChange(row.getKey(), row.getValue(), other));
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
        for (Row row : rows.rows()) {
            Map<String, @Nullable Object> whole = whole(rows.columns(), row);
            byKey.put(key(columns, whole), whole);
        }
        return byKey;
    }

    /// The primary key's part of a row.
    static Map<String, @Nullable Object> key(List<TableColumn> columns, Map<String, @Nullable Object> row) {
        Map<String, @Nullable Object> key = new LinkedHashMap<>();
        columns.stream().filter(column -> column.key() > 0)
                .forEach(column -> key.put(column.name().name(), row.get(column.name().name())));
        return key;
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

    private static Map<String, @Nullable Object> whole(List<Column> columns, Row row) {
        Map<String, @Nullable Object> whole = new LinkedHashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            whole.put(columns.get(i).name(), row.get(i));
        }
        return whole;
    }
}
