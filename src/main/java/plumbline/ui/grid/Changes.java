package plumbline.ui.grid;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import plumbline.core.export.Extract;
import plumbline.core.journal.RowImages;
import plumbline.core.session.Column;
import plumbline.core.session.Row;
import plumbline.core.session.RowChange;
import plumbline.core.session.TableColumn;
import plumbline.core.session.ValueKind;

/// Changed rows as they are shown: the key first, then only the columns in which a row differs.
///
/// @param keys    the primary key's columns in its order
/// @param changed the other columns that differ in at least one row, in the table's order
/// @param kinds   how many different things happened to the rows
public record Changes(String table, List<TableColumn> keys, List<TableColumn> changed, List<RowChange> rows,
        long kinds) {
    /// The rows of a change.
    public static Changes of(RowImages images) {
        List<TableColumn> keys = images.columns().stream().filter(column -> column.key() > 0)
                .sorted(Comparator.comparingInt(TableColumn::key)).toList();
        List<TableColumn> changed = images.columns().stream().filter(column -> column.key() == 0)
                .filter(column -> images.changes().stream().anyMatch(change -> differs(change, column.name().name())))
                .toList();
        long kinds = images.changes().stream().map(RowChange::kind).distinct().count();
        return new Changes(images.table().toString(), keys, changed, images.changes(), kinds);
    }

    /// Whether a row's value of a column is another one afterwards.
    public static boolean differs(RowChange change, String column) {
        return !Objects.equals(before(change, column), after(change, column));
    }

    /// The value before, or null.
    public static @Nullable Object before(RowChange change, String column) {
        return of(change.before(), column);
    }

    /// The value afterwards, or null.
    public static @Nullable Object after(RowChange change, String column) {
        return of(change.after(), column);
    }

    /// The value of a key column.
    public static @Nullable Object key(RowChange change, String column) {
        return change.key().containsKey(column)
                ? change.key().get(column)
                : change.before() == null ? after(change, column) : before(change, column);
    }

    private static @Nullable Object of(@Nullable Map<String, @Nullable Object> image, String column) {
        return image == null ? null : image.get(column);
    }

    /// The same rows for copies: a column before and a column after for each that differs.
    public Extract extract() {
        List<Column> columns = new ArrayList<>();
        columns.add(new Column("change", "text", ValueKind.TEXT));
        keys.forEach(key -> columns.add(new Column(key.name().name(), key.typeName(), key.kind())));
        for (TableColumn column : changed) {
            columns.add(new Column(column.name().name() + " before", column.typeName(), column.kind()));
            columns.add(new Column(column.name().name() + " after", column.typeName(), column.kind()));
        }
        return new Extract(table, columns, rows.stream().map(this::row).toList());
    }

    private Row row(RowChange change) {
        List<@Nullable Object> values = new ArrayList<>();
        values.add(change.kind().name().toLowerCase(java.util.Locale.ROOT));
        keys.forEach(key -> values.add(key(change, key.name().name())));
        for (TableColumn column : changed) {
            values.add(before(change, column.name().name()));
            values.add(after(change, column.name().name()));
        }
        return new Row(values);
    }
}
