package plumbline.db.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.time.Duration;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.problem.ProblemException;
import plumbline.core.target.Target;
import plumbline.core.text.Phrase;

/// A pool of one connection, which is tested, renewed and forgotten when idle. Used by one caller at a time.
///
/// An empty pool would try to connect again and again until its own time is over, which for a wrong password fills the
/// server's log and may lock an account. So the connection for an empty pool is opened here, once and on the caller's
/// thread, and handed to the pool.
final class PooledConnections implements ConnectionSource {

    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final Duration LONGEST_LIFE = Duration.ofMinutes(10);
    private static final Duration LONGEST_IDLE = Duration.ofMinutes(2);

    private final EngineDriver driver;
    private final HandedOver handedOver = new HandedOver();
    private final HikariDataSource pool;

    PooledConnections(EngineDriver driver, String name) {
        this.driver = driver;
        HikariConfig config = new HikariConfig();
        config.setPoolName(name);
        config.setDataSource(handedOver);
        config.setMaximumPoolSize(1);
        config.setMinimumIdle(0);
        config.setInitializationFailTimeout(-1);
        config.setConnectionTimeout(PATIENCE.toMillis());
        config.setValidationTimeout(TimeUnit.SECONDS.toMillis(2));
        config.setMaxLifetime(LONGEST_LIFE.toMillis());
        config.setIdleTimeout(LONGEST_IDLE.toMillis());
        config.setReadOnly(true);
        config.setThreadFactory(Thread.ofPlatform().daemon().name("pool-" + name + "-", 1).factory());
        this.pool = new HikariDataSource(config);
    }

    @Override
    public Connection take(Target target, Purpose purpose, Duration timeout) {
        if (pool.isClosed()) {
            throw new ProblemException(Problem.of(ProblemCode.LOST, target.name(), Phrase.of("detail.released")));
        }
        if (pool.getHikariPoolMXBean().getTotalConnections() == 0) {
            handedOver.ready.offer(driver.open(target, purpose, timeout));
        }
        handedOver.opener = () -> driver.open(target, purpose, timeout);
        try {
            return pool.getConnection();
        } catch (SQLException none) {
            for (Throwable cause = none; cause != null; cause = cause.getCause()) {
                if (cause instanceof ProblemException known) {
                    throw new ProblemException(known.problem(), none);
                }
            }
            throw new ProblemException(Problem.of(ProblemCode.NO_ANSWER, target.name()), none);
        } finally {
            handedOver.forget();
        }
    }

    @Override
    public void giveBack(Connection connection, boolean broken) {
        if (broken) {
            // closes it, too
            pool.evictConnection(connection);
        } else {
            ConnectionSource.close(connection);
        }
    }

    @Override
    public int idle() {
        return pool.isClosed() ? 0 : pool.getHikariPoolMXBean().getIdleConnections();
    }

    @Override
    public void close() {
        pool.close();
        handedOver.forget();
    }

    /// What the pool takes its connections from: the one that was opened for it, or a new one where its own had ended
    /// just now.
    private static final class HandedOver implements DataSource {

        private final ConcurrentLinkedQueue<Connection> ready = new ConcurrentLinkedQueue<>();
        private volatile @Nullable Opener opener;

        @Override
        public Connection getConnection() throws SQLException {
            Connection opened = ready.poll();
            if (opened != null) {
                return opened;
            }
            Opener once = opener;
            opener = null;
            if (once == null) {
                throw new SQLException("nobody waits for a connection");
            }
            try {
                return once.open();
            } catch (ProblemException failed) {
                throw new SQLException(failed.getMessage(), failed);
            }
        }

        private void forget() {
            opener = null;
            for (Connection left = ready.poll(); left != null; left = ready.poll()) {
                ConnectionSource.close(left);
            }
        }

        @Override
        public Connection getConnection(String user, String password) throws SQLException {
            return getConnection();
        }

        @Override
        public @Nullable PrintWriter getLogWriter() { return null; }

        @Override
        public void setLogWriter(@Nullable PrintWriter out) {
            // logs nothing
        }

        @Override
        public void setLoginTimeout(int seconds) {
            // the driver has its own
        }

        @Override
        public int getLoginTimeout() {
            // how long the pool waits for an attempt when it is closed
            return (int) PATIENCE.toSeconds();
        }

        @Override
        public Logger getParentLogger() throws SQLFeatureNotSupportedException {
            throw new SQLFeatureNotSupportedException();
        }

        @Override
        public <T> T unwrap(Class<T> type) throws SQLException {
            throw new SQLException("wraps nothing");
        }

        @Override
        public boolean isWrapperFor(Class<?> type) {
            return false;
        }
    }

    @FunctionalInterface
    private interface Opener {
        Connection open();
    }
}
