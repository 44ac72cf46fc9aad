package plumbline.db.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Function;
import plumbline.core.problem.ProblemException;

/// A session's own connection, lent for something that spans many calls, such as a COPY. While it is lent no deadline of
/// the session holds: whoever borrows it watches. Used by one thread; the session's `cancel` reaches what runs.
public final class LentConnection implements AutoCloseable {

    private final Connection connection;
    private final Function<SQLException, ProblemException> said;
    private final Runnable giveBack;

    LentConnection(Connection connection, Function<SQLException, ProblemException> said, Runnable giveBack) {
        this.connection = connection;
        this.said = said;
        this.giveBack = giveBack;
    }

    /// The connection; not to be closed.
    public Connection connection() {
        return connection;
    }

    /// Says what a failure means, and remembers on the session if the connection is gone.
    public ProblemException failed(SQLException failure) {
        return said.apply(failure);
    }

    /// Gives it back. Never fails.
    @Override
    public void close() {
        giveBack.run();
    }

    /// Asks the server to stop what runs on the connection.
    @FunctionalInterface
    public interface Stop {
        /// Called on another thread.
        void now(Connection connection) throws SQLException;
    }
}
