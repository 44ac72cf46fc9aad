package plumbline.db.sqlite;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import plumbline.core.session.Column;
import plumbline.core.session.Row;
import plumbline.core.session.ValueKind;
import plumbline.db.jdbc.RowReader;

/// Reads rows whose values have a type each, and says of a column what its values are.
final class SqliteRows implements RowReader {

    private final ResultSet result;
    private final int longestText;
    private final List<String> names = new ArrayList<>();
    private final List<String> declared = new ArrayList<>();
    private final boolean[] binary;

    SqliteRows(ResultSet result, int longestText) throws SQLException {
        this.result = result;
        this.longestText = longestText;
        ResultSetMetaData about = result.getMetaData();
        this.binary = new boolean[about.getColumnCount()];
        for (int i = 1; i <= binary.length; i++) {
            names.add(about.getColumnLabel(i));
            String type = about.getColumnTypeName(i);
            declared.add(type == null ? "" : type);
        }
    }

    @Override
    public Row row() throws SQLException {
        List<@Nullable Object> values = new ArrayList<>(binary.length);
        for (int i = 0; i < binary.length; i++) {
            values.add(value(i, result.getObject(i + 1)));
        }
        return new Row(values);
    }

    private @Nullable Object value(int column, @Nullable Object raw) {
        return switch (raw) {
            case null -> null;
            case Integer number -> number.longValue();
            case Double number when number.isInfinite() || number.isNaN() -> number.toString();
            case byte[] bytes -> {
                binary[column] = true;
                yield RowReader.cut(SqliteValues.hex(bytes), longestText);
            }
            case String text -> RowReader.cut(text, longestText);
            default -> raw;
        };
    }

    @Override
    public List<Column> columns(List<Row> rows) {
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            columns.add(new Column(names.get(i), declared.get(i), kind(i, rows)));
        }
        return columns;
    }

    private ValueKind kind(int column, List<Row> rows) {
        if (binary[column]) {
            return ValueKind.BINARY;
        }
        boolean any = false;
        for (Row row : rows) {
            Object value = row.get(column);
            if (value != null && !(value instanceof Number)) {
                return ValueKind.TEXT;
            }
            any |= value != null;
        }
        return any ? ValueKind.NUMBER : ValueKind.TEXT;
    }
}
