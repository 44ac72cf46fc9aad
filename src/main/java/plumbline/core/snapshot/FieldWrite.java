package plumbline.core.snapshot;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import plumbline.core.journal.RowImages;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.problem.ProblemException;
import plumbline.core.session.KeyedRows;
import plumbline.core.session.RowChange;
import plumbline.core.session.Rows;
import plumbline.core.session.Session;
import plumbline.core.session.TableColumn;
import plumbline.core.sql.KeyArray;
import plumbline.core.sql.Sql;

/// The new values of one table's row. Used once, by one thread.
final class FieldWrite {

    private final Session session;
    private final Ground.FieldTable table;
    private final Map<String, String> key;
    private final Map<String, String> shownKey;
    private final Map<String, Optional<String>> values;
    private @Nullable Rows before;
    private Map<String, @Nullable Object> written = Map.of();

    private FieldWrite(Session session, Ground.FieldTable table, Map<String, String> key,
            Map<String, String> shownKey, Map<String, Optional<String>> values) {
        this.session = session;
        this.table = table;
        this.key = key;
        this.shownKey = shownKey;
        this.values = values;
    }

    /// @param values column of the table to its new value
    static FieldWrite of(Session session, Ground.FieldTable table, RowKey row, Map<String, Optional<String>> values) {
        Map<String, String> key = new LinkedHashMap<>();
        Map<String, String> shown = new LinkedHashMap<>();
        table.key().forEach((column, ofView) -> {
            key.put(column, row.value(ofView));
            shown.put(ofView, row.value(ofView));
        });
        return new FieldWrite(session, table, key, shown, values);
    }

    boolean isEmpty() { return values.isEmpty(); }

    Ground.FieldTable table() {
        return table;
    }

    /// The view's columns by which rows share this table's row.
    Map<String, String> shownKey() {
        return shownKey;
    }

    void lock() {
        Rows rows = read(true);
        if (rows.rows().size() > 1) {
            throw new ProblemException(Problem.of(ProblemCode.TOO_MANY_ROWS, table.table().toString(), key.toString()));
        }
        before = rows;
    }

    private Rows read(boolean lock) {
        Map<String, KeyArray> keys = new LinkedHashMap<>();
        key.forEach((column, value) -> keys.put(column,
                new KeyArray(table.column(column).typeName(), List.of(value))));
        return session.dialect().readRows(session, table.table(), table.columns(), keys, lock);
    }

    /// Writes them.
    ///
    /// @param statements takes what was run
    RowImages perform(List<String> statements) {
        Rows then = Objects.requireNonNull(before, "locked first");
        List<TableColumn> columns = table.columns();
        Map<String, @Nullable Object> old = new HashMap<>();
        if (then.rows().isEmpty()) {
            key.forEach(old::put);
            columns = columns.stream().filter(column -> key.containsKey(column.name().name())
                    || values.containsKey(column.name().name())).toList();
        } else {
            old.putAll(KeyedRows.byKey(columns, then).values().iterator().next());
        }
        Map<String, @Nullable Object> fresh = new HashMap<>(old);
        values.forEach((column, value) -> fresh.put(column, value.orElse(null)));
        Map<String, @Nullable Object> named = new LinkedHashMap<>();
        columns.stream().filter(column -> column.key() > 0)
                .forEach(column -> named.put(column.name().name(), old.get(column.name().name())));
        RowChange wanted = new RowChange(named, fresh, then.rows().isEmpty() ? null : old);
        Sql sql = session.dialect().restore(table.table(), columns, wanted);
        statements.add(sql.text());
        long changed = session.update(sql);
        if (changed != 1) {
            throw new ProblemException(Problem.of(ProblemCode.NOT_VERIFIED, table.table().toString(),
                    sql.text() + ": " + changed));
        }
        Rows now = read(false);
        List<RowChange> changes = KeyedRows.between(table.columns(), then, now);
        written = now.rows().isEmpty() ? Map.of() : KeyedRows.byKey(table.columns(), now).values().iterator().next();
        return new RowImages(table.table(), table.columns(), changes);
    }

    /// Fields that the view does not show as they were written.
    List<String> unlike(RowNow after) {
        List<String> unlike = new ArrayList<>();
        table.editable().forEach((field, column) -> {
            if (values.containsKey(column)
                    && !Objects.equals(after.texts().get(field), Objects.toString(written.get(column), null))) {
                unlike.add(field);
            }
        });
        return unlike;
    }
}
