package plumbline.db.sqlite;

import java.nio.charset.Charset;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import plumbline.core.checkpoint.Tuple;
import plumbline.core.checkpoint.TupleReader;
import plumbline.core.sql.Sql;

/// Reads a query's rows in portions of a quarter of a mebibyte, each under the session's deadline.
final class SqliteRowReader implements TupleReader {

    private static final int PORTION_BYTES = 256 * 1024;
    private static final int PORTION_ROWS = 8 * 1024;

    private final SqliteAccess access;
    private final Sql query;
    private final int columns;
    private final SqliteTuples rows;
    private final Tuple tuple = new Tuple();
    private final int[] ends = new int[PORTION_ROWS];
    private int count;
    private int at;
    private boolean over;
    private @Nullable PreparedStatement statement;
    private @Nullable ResultSet result;

    /// @param query   selects what [SqliteTuples#columns] asks for
    /// @param columns how many of them
    SqliteRowReader(SqliteAccess access, Sql query, int columns, Charset encoding) {
        this.access = access;
        this.query = query;
        this.columns = columns;
        this.rows = new SqliteTuples(encoding, access.target().name());
    }

    @Override
    public boolean next() {
        if (at == count) {
            if (over) {
                return false;
            }
            at = 0;
            count = access.run(this::fill);
            if (count == 0) {
                return false;
            }
        }
        int from = at == 0 ? 0 : ends[at - 1];
        tuple.set(rows.bytes(), from, ends[at] - from);
        at++;
        return true;
    }

    private int fill(Connection connection) throws SQLException {
        ResultSet from = result;
        if (from == null) {
            PreparedStatement opened = connection.prepareStatement(query.text());
            statement = opened;
            for (int i = 0; i < query.binds().size(); i++) {
                opened.setObject(i + 1, query.binds().get(i));
            }
            from = opened.executeQuery();
            result = from;
        }
        rows.clear();
        int filled = 0;
        while (filled < PORTION_ROWS && rows.size() < PORTION_BYTES) {
            if (!from.next()) {
                over = true;
                break;
            }
            rows.add(from, columns);
            ends[filled++] = rows.size();
        }
        return filled;
    }

    @Override
    public Tuple tuple() {
        return tuple;
    }

    @Override
    public void close() {
        over = true;
        at = count;
        Arrays.fill(ends, 0);
        PreparedStatement opened = statement;
        statement = null;
        if (opened != null) {
            try {
                opened.close();
            } catch (SQLException _) {
                // its connection is closed already
            }
        }
    }
}
