package plumbline.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteDataSource;
import plumbline.core.problem.ProblemException;

/// One connection to the store, for one transaction at a time; opened when it is first used, and again after it broke.
/// Thread-safe.
final class StoreConnection {

    private static final Logger LOG = LoggerFactory.getLogger(StoreConnection.class);

    private final SQLiteDataSource source;
    private final StoreProblems problems;
    private final String begin;
    private final Duration patience;
    private final ReentrantLock turn = new ReentrantLock(true);
    private volatile @Nullable Connection connection;
    private volatile boolean closed;

    /// @param begin    how a transaction begins: `BEGIN IMMEDIATE` where it writes, so that it waits for its turn there
    ///                 and never halfway
    /// @param patience how long a transaction may wait for the one before it in this process
    StoreConnection(SQLiteDataSource source, StoreProblems problems, String begin, Duration patience) {
        this.source = source;
        this.problems = problems;
        this.begin = begin;
        this.patience = patience;
    }

    /// Does the work in one transaction: all of it is there when this returns, or nothing of it when this throws.
    <T> T transact(Function<StoreTransaction, T> work) {
        if (!take(patience)) {
            throw problems.of("its previous work takes too long; try again");
        }
        try {
            Connection open = open();
            run(open, begin);
            boolean ended = false;
            try {
                T result = work.apply(new StoreTransaction(open, problems));
                run(open, "COMMIT");
                ended = true;
                return result;
            } finally {
                if (!ended) {
                    rollback(open);
                }
            }
        } catch (SQLException refused) {
            throw problems.of(refused);
        } finally {
            turn.unlock();
        }
    }

    /// Closes it once what runs has ended, or breaks that off.
    void close(Duration limit) {
        closed = true;
        boolean mine = take(limit);
        if (!mine) {
            interrupt();
            mine = take(limit);
        }
        if (!mine) {
            LOG.warn("the store did not come to rest in {}; what was acknowledged is safe", limit.multipliedBy(2));
            return;
        }
        try {
            drop();
        } finally {
            turn.unlock();
        }
    }

    /// Whether something runs on it.
    boolean busy() {
        return turn.isLocked();
    }

    private boolean take(Duration limit) {
        try {
            return turn.tryLock(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
            return turn.tryLock();
        }
    }

    private Connection open() throws SQLException {
        if (closed) {
            throw problems.of("it was closed");
        }
        Connection open = connection;
        if (open == null) {
            open = source.getConnection();
            connection = open;
        }
        return open;
    }

    private static void run(Connection open, String words) throws SQLException {
        try (Statement statement = open.createStatement()) {
            statement.execute(words);
        }
    }

    private void rollback(Connection open) {
        try {
            run(open, "ROLLBACK");
        } catch (SQLException gone) {
            // SQLite has rolled back by itself, or the connection is broken; a new one is right for both
            LOG.debug("rollback refused", gone);
            drop();
        }
    }

    private void drop() {
        Connection open = connection;
        connection = null;
        if (open != null) {
            try {
                open.close();
            } catch (SQLException refused) {
                LOG.warn("the store's connection did not close", refused);
            }
        }
    }

    private void interrupt() {
        if (connection instanceof SQLiteConnection busy) {
            try {
                busy.getDatabase().interrupt();
            } catch (SQLException | ProblemException closedMeanwhile) {
                LOG.debug("nothing to interrupt", closedMeanwhile);
            }
        }
    }
}
