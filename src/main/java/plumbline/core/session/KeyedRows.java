package plumbline.core.session;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import plumbline.core.sql.KeyArray;

/// Rows by their primary key, and what changed between two readings of them. Stateless.
public final class KeyedRows {

    private KeyedRows() {}

    /// The rows that differ between two readings of the same table.
    public static List<RowChange> between(List<TableColumn> columns, Rows before, Rows after) {
        Shape shape = new Shape(columns, before);
        return shape.aligned(before, after)
                ? shape.inStep(before, after)
                : between(byKey(columns, before), byKey(columns, after));
    }

    /// What rows of one reading have in common.
    private static final class Shape {

        private final RowValues.Names names;
        private final RowValues.Names keys;
        private final List<Integer> places;

        Shape(List<TableColumn> columns, Rows rows) {
            List<String> keyNames = columns.stream().filter(column -> column.key() > 0)
                    .map(column -> column.name().name()).toList();
            names = new RowValues.Names(rows.columns().stream().map(Column::name).toList());
            keys = new RowValues.Names(keyNames);
            places = keyNames.stream().map(name -> rows.indexOf(name).orElse(-1)).toList();
        }

        /// Whether the same rows stand in the same order in both, or none is left: then no index by key is needed, which
        /// for very many rows costs more than reading them.
        boolean aligned(Rows before, Rows after) {
            if (places.isEmpty() || places.contains(-1)) {
                return false; // nothing tells which row is which
            }
            if (after.rows().isEmpty()) {
                return true;
            }
            if (!before.columns().equals(after.columns()) || before.rows().size() != after.rows().size()) {
                return false;
            }
            for (int i = 0; i < before.rows().size(); i++) {
                Row then = before.rows().get(i);
                Row now = after.rows().get(i);
                for (int place : places) {
                    if (!Objects.equals(then.get(place), now.get(place))) {
                        return false;
                    }
                }
            }
            return true;
        }

        List<RowChange> inStep(Rows before, Rows after) {
            List<RowChange> changes = new ArrayList<>();
            for (int i = 0; i < before.rows().size(); i++) {
                Row then = before.rows().get(i);
                Row now = after.rows().isEmpty() ? null : after.rows().get(i);
                if (!then.equals(now)) {
                    RowValues whole = names.row(then.values());
                    // what did not change is kept once
                    changes.add(new RowChange(keys.part(whole), whole,
                            now == null ? null : names.row(now.values()).sharing(whole)));
                }
            }
            return changes;
        }
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
