package plumbline.db.postgresql;

import java.math.BigDecimal;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.Oid;
import org.postgresql.jdbc.PgResultSet;
import plumbline.core.session.Column;
import plumbline.core.session.Row;
import plumbline.core.session.ValueKind;
import plumbline.db.jdbc.RowReader;

/// Reads rows whose values all come as the server writes them: numbers become numbers, everything else stays text.
final class PostgresRows implements RowReader {

    private final PgResultSet result;
    private final int longestText;
    private final int[] types;
    private final List<Column> columns = new ArrayList<>();

    PostgresRows(PgResultSet result, int longestText) throws SQLException {
        this.result = result;
        this.longestText = longestText;
        ResultSetMetaData about = result.getMetaData();
        this.types = new int[about.getColumnCount()];
        BaseConnection connection = result.getStatement().getConnection().unwrap(BaseConnection.class);
        for (int i = 0; i < types.length; i++) {
            types[i] = result.getColumnOID(i + 1);
            // not the metadata's name: it asks the catalog for each table and says "serial" for an int4
            String typeName = connection.getTypeInfo().getPGType(types[i]);
            columns.add(new Column(about.getColumnLabel(i + 1), typeName == null ? "text" : typeName, kind(types[i])));
        }
    }

    @Override
    public List<Column> columns(List<Row> rows) {
        return columns;
    }

    @Override
    public Row row() throws SQLException {
        List<@Nullable Object> values = new ArrayList<>(types.length);
        for (int i = 0; i < types.length; i++) {
            String text = result.getString(i + 1);
            values.add(text == null ? null : value(types[i], text));
        }
        return new Row(values);
    }

    private Object value(int type, String text) {
        return switch (type) {
            case Oid.INT2, Oid.INT4, Oid.INT8, Oid.OID -> Long.valueOf(text);
            case Oid.NUMERIC -> finite(text) ? new BigDecimal(text) : text;
            case Oid.FLOAT4, Oid.FLOAT8 -> finite(text) ? Double.valueOf(text) : text;
            case Oid.BOOL -> text.equals("t");
            default -> RowReader.cut(text, longestText);
        };
    }

    /// `NaN`, `Infinity` and `-Infinity` have no place in JSON and stay text.
    private static boolean finite(String number) {
        char last = number.charAt(number.length() - 1);
        return last >= '0' && last <= '9';
    }

    private static ValueKind kind(int type) {
        return switch (type) {
            case Oid.INT2, Oid.INT4, Oid.INT8, Oid.OID, Oid.NUMERIC, Oid.FLOAT4, Oid.FLOAT8, Oid.MONEY ->
                ValueKind.NUMBER;
            case Oid.BOOL -> ValueKind.BOOLEAN;
            case Oid.DATE, Oid.TIME, Oid.TIMETZ, Oid.TIMESTAMP, Oid.TIMESTAMPTZ, Oid.INTERVAL -> ValueKind.TIME;
            case Oid.BYTEA -> ValueKind.BINARY;
            default -> ValueKind.TEXT;
        };
    }
}
