package plumbline.db.postgresql;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;
import plumbline.core.checkpoint.Coding;
import plumbline.core.checkpoint.Tuple;
import plumbline.core.checkpoint.TupleReader;
import plumbline.core.sql.Sql;
import plumbline.db.jdbc.JdbcSession;
import plumbline.db.jdbc.LentConnection;

/// Reads rows through `COPY ... TO STDOUT`. The session's transaction must be open, without a statement timeout; while
/// rows are read nothing else can be done with the session.
///
/// Closed in the middle it stops the server, which breaks the transaction; with a point to go back to it doesn't.
public final class CopyRows implements TupleReader {

    /// How many bytes are read away before the server is asked once more to stop.
    private static final long ASK_EVERY = 16 << 20;

    private final LentConnection lent;
    private final int networkTimeout;
    private final @Nullable ReadPoint point;
    private final CopyOut copy;
    private final CopyFrames frames;
    private final Tuple tuple = new Tuple();
    private boolean over;
    private boolean closed;

    private CopyRows(LentConnection lent, Sql sql, Coding coding, @Nullable ReadPoint point) throws SQLException {
        this.lent = lent;
        this.point = point;
        Connection connection = lent.connection();
        this.networkTimeout = connection.getNetworkTimeout();
        if (point != null) {
            point.set(connection);
        }
        connection.setNetworkTimeout(Runnable::run, 0);
        CopyOut begun = null;
        try {
            begun = connection.unwrap(PGConnection.class).getCopyAPI().copyOut(sql.text());
        } finally {
            if (begun == null) {
                connection.setNetworkTimeout(Runnable::run, networkTimeout);
            }
        }
        this.copy = begun;
        CopyOut source = begun;
        this.frames = coding == Coding.COPY_BINARY
                ? new BinaryFrames(source::readFromCopy)
                : new TextFrames(source::readFromCopy, source.getFieldCount());
    }

    /// Begins to read.
    ///
    /// @param sql    a whole `COPY ... TO STDOUT` without values, with `(FORMAT binary)` or with the text format
    /// @param coding COPY_BINARY or COPY_TEXT, as the statement says it
    /// @throws plumbline.core.problem.ProblemException where the server refuses
    public static CopyRows open(JdbcSession session, Sql sql, Coding coding) {
        return open(session, sql, coding, null);
    }

    /// As above; closing it in the middle, or a failure, leaves the transaction usable, as it was at the point.
    ///
    /// @param point of a transaction that only reads; null where nothing is to be saved
    static CopyRows open(JdbcSession session, Sql sql, Coding coding, @Nullable ReadPoint point) {
        LentConnection lent = session.lend(connection -> connection.unwrap(PGConnection.class).cancelQuery());
        CopyRows rows = null;
        try {
            rows = new CopyRows(lent, sql, coding, point);
            return rows;
        } catch (SQLException refused) {
            back(lent, point);
            throw lent.failed(refused);
        } finally {
            if (rows == null) {
                lent.close();
            }
        }
    }

    @Override
    public boolean next() {
        if (over) {
            return false;
        }
        try {
            if (frames.next(tuple)) {
                return true;
            }
            over = true;
            return false;
        } catch (SQLException failure) {
            over = true;
            throw lent.failed(failure);
        }
    }

    @Override
    public Tuple tuple() {
        return tuple;
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            boolean broken = end();
            lent.connection().setNetworkTimeout(Runnable::run, networkTimeout);
            if (broken) {
                back(lent, point);
            }
        } catch (SQLException gone) {
            // the session finds out with its next statement
            lent.failed(gone);
        } finally {
            lent.close();
        }
    }

    /// The driver's own cancelling leaves unread what the server had sent.
    ///
    /// @return whether it did not come to its end
    private boolean end() throws SQLException {
        long read = ASK_EVERY;
        try {
            while (copy.isActive()) {
                if (read >= ASK_EVERY) {
                    lent.connection().unwrap(PGConnection.class).cancelQuery();
                    read = 0;
                }
                byte[] message = copy.readFromCopy();
                read += message == null ? 0 : message.length;
            }
        } catch (SQLException stopped) {
            if (copy.isActive()) {
                throw stopped;
            }
        }
        return !frames.ended();
    }

    private static void back(LentConnection lent, @Nullable ReadPoint point) {
        if (point != null) {
            try {
                point.back(lent.connection());
            } catch (SQLException gone) {
                lent.failed(gone);
            }
        }
    }

    /// Where messages of a COPY come from.
    @FunctionalInterface
    interface Messages {
        /// The next message, or null behind the last one.
        byte @Nullable [] next() throws SQLException;
    }
}
