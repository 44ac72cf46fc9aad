package plumbline.core.session;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumbline.core.sql.KeyArray;

/// Rows by their primary key, and what changed between two readings of them. Stateless.
public final class KeyedRows {

    private KeyedRows() {}

    /// The rows that differ between two readings of the same table.
    public static List<RowChange> between(List<TableColumn> columns, Rows before, Rows after) {
        return between(byKey(columns, before), byKey(columns, after));
    }

    /// The rows that differ between two readings by key; both stay as they are.
    public static List<RowChange> between(Map<Map<String, @Nullable Object>, Map<String, @Nullable Object>> then,
            Map<Map<String, @Nullable Object>, Map<String, @Nullable Object>> after) {
        Map<Map<String, @Nullable Object>, Map<String, @Nullable Object>> now = new LinkedHashMap<>(after);
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
    public static Map<Map<String, @Nullable Object>, Map<String, @Nullable Object>> byKey(List<TableColumn> columns,
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

    /// Primary keys in the form in which rows are asked for.
    public static Map<String, KeyArray> keyArrays(List<TableColumn> columns,
            Collection<? extends Map<String, @Nullable Object>> keys) {
        Map<String, KeyArray> arrays = new LinkedHashMap<>();
        columns.stream().filter(column -> column.key() > 0).forEach(column -> {
            List<@Nullable Object> values = new ArrayList<>();
            keys.forEach(key -> values.add(key.get(column.name().name())));
            arrays.put(column.name().name(), new KeyArray(column.typeName(), values));
        });
        return arrays;
    }
}
