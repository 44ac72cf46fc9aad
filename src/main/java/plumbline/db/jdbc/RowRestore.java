package plumbline.db.jdbc;

import com.google.errorprone.annotations.CompileTimeConstant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import plumbline.core.session.RowChange;
import plumbline.core.session.TableColumn;
import plumbline.core.sql.Sql;
import plumbline.core.sql.SqlBuilder;
import plumbline.core.sql.TableName;

/// The statement that puts one row back as it was.
///
/// @param bindable what a value of the images is bound as
public record RowRestore(TableName table, List<TableColumn> columns, RowChange change,
        Function<@Nullable Object, @Nullable Object> bindable) {

    /// Makes it.
    ///
    /// @param overriding words that stand between an insert's columns and its values, or empty
    public Sql sql(@CompileTimeConstant final String overriding) {
        Map<String, @Nullable Object> before = change.before();
        Map<String, @Nullable Object> after = change.after();
        SqlBuilder sql = new SqlBuilder();
        if (before == null) {
            sql.add("DELETE FROM ").table(table);
            where(sql, after);
        } else if (after == null) {
            insert(sql, before, overriding);
        } else {
            update(sql, before, after);
            where(sql, after);
        }
        return sql.toSql();
    }

    private void update(SqlBuilder sql, Map<String, @Nullable Object> before, Map<String, @Nullable Object> after) {
        List<TableColumn> changed = columns.stream().filter(column -> !column.generated())
                .filter(column -> !Objects.equals(value(before, column), value(after, column))).toList();
        // only computed columns differ: writing the key to itself has the server compute them again
        List<TableColumn> written = changed.isEmpty() ? keyColumns() : changed;
        sql.add("UPDATE ").table(table).add(" SET ").each(written, ", ",
                (out, column) -> out.name(column.name()).add(" = ").bind(bound(before, column)));
    }

    private void insert(SqlBuilder sql, Map<String, @Nullable Object> before,
            @CompileTimeConstant final String overriding) {
        List<TableColumn> written = columns.stream().filter(column -> !column.generated()).toList();
        sql.add("INSERT INTO ").table(table).add(" (").each(written, ", ", (out, column) -> out.name(column.name()));
        sql.add(")").add(overriding).add(" VALUES (")
                .each(written, ", ", (out, column) -> out.bind(bound(before, column))).add(")");
    }

    private void where(SqlBuilder sql, @Nullable Map<String, @Nullable Object> now) {
        Map<String, @Nullable Object> row = now == null ? change.key() : now;
        sql.add(" WHERE ").each(keyColumns(), " AND ",
                (out, column) -> out.name(column.name()).add(" = ").bind(bound(row, column)));
    }

    private List<TableColumn> keyColumns() {
        List<TableColumn> keys = columns.stream().filter(column -> column.key() > 0).toList();
        if (keys.isEmpty()) {
            throw new IllegalArgumentException(table + " has no primary key to find a row by");
        }
        return keys;
    }

    private @Nullable Object bound(Map<String, @Nullable Object> row, TableColumn column) {
        return bindable.apply(value(row, column));
    }

    /// The row's value; the key's where the image does not repeat it.
    private @Nullable Object value(Map<String, @Nullable Object> row, TableColumn column) {
        String name = column.name().name();
        return row.containsKey(name) ? row.get(name) : change.key().get(name);
    }
}
