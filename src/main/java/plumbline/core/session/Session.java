package plumbline.core.session;

import java.util.List;
import org.jspecify.annotations.Nullable;
import plumbline.core.sql.Sql;
import plumbline.core.target.Identity;

/// One session with a target. Used by one thread at a time, except [#cancel].
///
/// Every call has a deadline and throws `ProblemException` for whatever a server, a network or a file may do. Outside a
/// transaction each statement stands for itself.
public interface Session extends AutoCloseable {

    /// Which database this is, asked from the server now.
    Identity identity();

    /// What differs between the database systems.
    Dialect dialect();

    /// Runs a query.
    ///
    /// @param keep how many rows to keep; all are counted
    Rows query(Sql sql, int keep);

    /// Runs a query that can't change anything, also inside a transaction that may.
    ///
    /// @param keep how many rows to keep; all are counted
    Rows ask(Sql sql, int keep);

    /// As [#ask]; where it is refused, an open transaction is still usable.
    Rows tryAsk(Sql sql, int keep);

    /// Runs a statement that changes something.
    ///
    /// @return the number of rows it changed
    long update(Sql sql);

    /// Runs the same statement for many sets of values, in one go.
    ///
    /// @return the number of rows each changed
    List<Long> batch(Sql first, List<? extends List<? extends @Nullable Object>> furtherBinds);

    /// Begins a transaction at READ COMMITTED; PostgreSQL's read-only ones can't be made to write.
    void begin(Access access);

    /// Ends the transaction and keeps its changes. Where the connection is lost, the problem's effect is UNKNOWN.
    void commit();

    /// Ends the transaction without a trace; does nothing outside one; never fails.
    void rollback();

    /// Asks the running statement to stop. Any thread; returns at once.
    void cancel();

    /// Gives the session back; an open transaction is rolled back first. Never fails.
    @Override
    void close();
}
