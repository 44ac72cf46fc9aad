package plumbline.db.postgresql;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.postgresql.PGConnection;
import plumbline.core.checkpoint.Coding;
import plumbline.core.checkpoint.CopyText;
import plumbline.core.checkpoint.Tuple;
import plumbline.core.sql.Ident;
import plumbline.core.sql.Sql;
import plumbline.core.sql.SqlBuilder;
import plumbline.core.sql.TableName;
import plumbline.db.jdbc.JdbcSession;
import plumbline.db.jdbc.LentConnection;

/// Writes rows through `COPY ... FROM STDIN`. The session's transaction must be open; while rows are written nothing else
/// can be done with the session. Unless [#finish] was called, closing it takes everything back, which breaks the
/// transaction.
public final class CopyIn implements AutoCloseable {

    private static final int BUFFER = 64 * 1024;
    private static final byte[] HEADER = {'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xFF, '\r', '\n', 0, 0, 0, 0, 0,
        0, 0, 0, 0};
    private static final byte[] TRAILER = {(byte) 0xFF, (byte) 0xFF};

    private final LentConnection lent;
    private final int networkTimeout;
    private final boolean binary;
    private final org.postgresql.copy.CopyIn copy;
    private final byte[] buffer = new byte[BUFFER];
    private int filled;
    private boolean closed;

    private CopyIn(LentConnection lent, Sql sql, Coding coding) throws SQLException {
        this.lent = lent;
        this.binary = coding == Coding.COPY_BINARY;
        Connection connection = lent.connection();
        this.networkTimeout = connection.getNetworkTimeout();
        connection.setNetworkTimeout(Runnable::run, 0);
        org.postgresql.copy.CopyIn begun = null;
        try {
            begun = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql.text());
        } finally {
            if (begun == null) {
                connection.setNetworkTimeout(Runnable::run, networkTimeout);
            }
        }
        this.copy = begun;
    }

    /// Begins to write.
    ///
    /// @param columns those the rows have, in their order; empty for a table without columns
    /// @param coding  COPY_BINARY or COPY_TEXT: how the rows' fields are written
    /// @throws plumbline.core.problem.ProblemException where the server refuses
    public static CopyIn open(JdbcSession session, TableName table, List<Ident> columns, Coding coding) {
        LentConnection lent = session.lend(connection -> connection.unwrap(PGConnection.class).cancelQuery());
        CopyIn opened = null;
        try {
            opened = new CopyIn(lent, statement(table, columns, coding), coding);
            opened.header();
            return opened;
        } catch (SQLException refused) {
            throw lent.failed(refused);
        } finally {
            if (opened == null) {
                lent.close();
            }
        }
    }

    private static Sql statement(TableName table, List<Ident> columns, Coding coding) {
        SqlBuilder sql = new SqlBuilder().add("COPY ").table(table);
        if (!columns.isEmpty()) {
            sql.add(" (").each(columns, ", ", SqlBuilder::name).add(")");
        }
        sql.add(" FROM STDIN");
        if (coding == Coding.COPY_BINARY) {
            sql.add(" (FORMAT binary)");
        } else if (coding != Coding.COPY_TEXT) {
            throw new IllegalArgumentException("not a form of COPY: " + coding);
        }
        return sql.toSql();
    }

    private void header() throws SQLException {
        if (binary) {
            put(HEADER, 0, HEADER.length);
        }
    }

    /// Writes a row.
    public void row(Tuple tuple) {
        try {
            if (binary) {
                put(tuple.bytes(), tuple.start(), tuple.length());
            } else {
                text(tuple);
            }
        } catch (SQLException failure) {
            throw lent.failed(failure);
        }
    }

    private void text(Tuple tuple) throws SQLException {
        for (int field = 0; field < tuple.fields(); field++) {
            if (field > 0) {
                put((byte) '\t');
            }
            if (tuple.isNull(field)) {
                put((byte) '\\');
                put((byte) 'N');
                continue;
            }
            int end = tuple.place(field) + tuple.length(field);
            for (int at = tuple.place(field); at < end; at++) {
                escaped(tuple.bytes()[at]);
            }
        }
        put((byte) '\n');
    }

    private void escaped(byte value) throws SQLException {
        byte letter = CopyText.letter(value);
        if (letter == 0) {
            put(value);
        } else {
            put((byte) '\\');
            put(letter);
        }
    }

    private void put(byte value) throws SQLException {
        if (filled == BUFFER) {
            flush();
        }
        buffer[filled++] = value;
    }

    private void put(byte[] bytes, int from, int length) throws SQLException {
        if (length > BUFFER - filled) {
            flush();
        }
        if (length > BUFFER) {
            // a message of the protocol may be large, but what refuses it breaks the connection
            for (int at = 0; at < length; at += BUFFER) {
                copy.writeToCopy(bytes, from + at, Math.min(BUFFER, length - at));
            }
            return;
        }
        System.arraycopy(bytes, from, buffer, filled, length);
        filled += length;
    }

    private void flush() throws SQLException {
        if (filled > 0) {
            copy.writeToCopy(buffer, 0, filled);
            filled = 0;
        }
    }

    /// Ends the writing.
    ///
    /// @return how many rows the server took
    public long finish() {
        try {
            if (binary) {
                put(TRAILER, 0, TRAILER.length);
            }
            flush();
            return copy.endCopy();
        } catch (SQLException failure) {
            throw lent.failed(failure);
        }
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
            lent.connection().setNetworkTimeout(Runnable::run, networkTimeout);
        } catch (SQLException gone) {
            // the session finds out with its next statement
            lent.failed(gone);
        } finally {
            lent.close();
        }
    }
}
