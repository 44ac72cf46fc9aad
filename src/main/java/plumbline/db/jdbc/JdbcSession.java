package plumbline.db.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import plumbline.core.problem.Effect;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.problem.ProblemException;
import plumbline.core.session.Access;
import plumbline.core.session.Dialect;
import plumbline.core.session.Row;
import plumbline.core.session.Rows;
import plumbline.core.session.Session;
import plumbline.core.sql.Sql;
import plumbline.core.target.Engine;
import plumbline.core.target.Identity;
import plumbline.core.target.Target;

/// A session over one JDBC connection. Used by one thread at a time, except [#cancel].
///
/// Texts longer than 64 KiB are cut and end with an ellipsis, so that a result of huge cells does not fill the memory;
/// [#queryWhole] doesn't cut.
public final class JdbcSession implements Session {

    /// The longest text kept of a cell, in characters.
    public static final int LONGEST_TEXT = 64 * 1024;

    private static final Logger LOG = LoggerFactory.getLogger(JdbcSession.class);
    private static final long CHECK_TIME_EVERY_ROWS = 1024;
    private static final int MOST_CANCELS = 20;
    private static final Duration BETWEEN_CANCELS = Duration.ofMillis(250);

    private final Connection connection;
    private final EngineDriver driver;
    private final Target target;
    private final Purpose purpose;
    private final Duration timeout;
    private final Watchdog watchdog;
    private final CostMeter cost;
    private final Consumer<Boolean> giveBack;

    private volatile @Nullable Statement running;
    private volatile boolean cancelled;
    private volatile boolean expired;
    private boolean unusable;
    private boolean inTransaction;
    private boolean closed;
    private Map<String, Long> countersAtBegin = Map.of();

    /// A session on a connection that is ready for use.
    ///
    /// @param giveBack called once when it is closed, with whether the connection can't be used again
    JdbcSession(Connection connection, EngineDriver driver, Target target, Purpose purpose, Duration timeout,
            Watchdog watchdog, CostMeter cost, Consumer<Boolean> giveBack) {
        this.connection = connection;
        this.driver = driver;
        this.target = target;
        this.purpose = purpose;
        this.timeout = timeout;
        this.watchdog = watchdog;
        this.cost = cost;
        this.giveBack = giveBack;
    }

    /// The session as what it is, for a dialect that needs more than the port gives.
    public static JdbcSession of(Session session) {
        if (session instanceof JdbcSession own) {
            return own;
        }
        throw new IllegalArgumentException("not a session of this package: " + session.getClass());
    }

    /// Whether a transaction is open.
    public boolean inTransaction() {
        return inTransaction;
    }

    /// Which target it is a session with.
    public Target target() {
        return target;
    }

    @Override
    public Identity identity() {
        return perform(() -> driver.identity(connection));
    }

    @Override
    public Dialect dialect() {
        return driver.dialect();
    }

    @Override
    public Rows query(Sql sql, int keep) {
        return performAlone(() -> read(sql, keep, LONGEST_TEXT));
    }

    /// Runs a query and keeps all its rows with every value whole: for what is written back later.
    public Rows queryWhole(Sql sql) {
        return perform(() -> read(sql, Integer.MAX_VALUE, Integer.MAX_VALUE));
    }

    @Override
    public Rows ask(Sql sql, int keep) {
        return inTransaction && !purpose.readOnly() ? apart(sql, keep) : query(sql, keep);
    }

    @Override
    public Rows tryAsk(Sql sql, int keep) {
        // a SQLite transaction survives a refused question by itself
        boolean survives = purpose.readOnly() && driver.dialect().engine() == Engine.SQLITE;
        return inTransaction && !survives ? apart(sql, keep) : query(sql, keep);
    }

    private Rows apart(Sql sql, int keep) {
        return perform(() -> {
            driver.beginAsking(connection);
            try {
                return read(sql, keep, LONGEST_TEXT);
            } finally {
                if (!expired) {
                    driver.endAsking(connection);
                }
            }
        });
    }

    private Rows read(Sql sql, int keep, int longestText) throws SQLException {
        boolean alone = !inTransaction;
        boolean succeeded = false;
        if (alone) {
            driver.beforeQuery(connection, purpose.readOnly());
        }
        try (PreparedStatement statement = prepared(sql)) {
            try (ResultSet result = statement.executeQuery()) {
                Rows rows = drain(result, keep, longestText);
                succeeded = true;
                return rows;
            }
        } finally {
            running = null;
            if (alone) {
                driver.afterQuery(connection, succeeded);
            }
        }
    }

    private Rows drain(ResultSet result, int keep, int longestText) throws SQLException {
        RowReader reader = driver.reader(result, longestText);
        List<Row> rows = new ArrayList<>();
        long count = 0;
        long begun = System.nanoTime();
        while (result.next()) {
            count++;
            if (rows.size() < keep) {
                rows.add(reader.row());
            }
            // the server's own limit begins anew with each portion of rows
            if (count % CHECK_TIME_EVERY_ROWS == 0 && System.nanoTime() - begun > timeout.toNanos()) {
                throw new ProblemException(Problem.of(ProblemCode.TIMEOUT, target.name(),
                        "stopped after " + timeout.toMillis() + " ms and " + count + " rows"));
            }
            if (cancelled) {
                throw new ProblemException(Problem.of(ProblemCode.CANCELLED, target.name()));
            }
        }
        return new Rows(reader.columns(rows), rows, count);
    }

    /// Runs a statement that changes something.
    ///
    /// @return the number of rows it changed; 0 for a statement that returns rows, such as a call of a function
    @Override
    public long update(Sql sql) {
        return performAlone(() -> {
            boolean thrownAway = !inTransaction && purpose.readOnly();
            if (thrownAway) {
                driver.beforeQuery(connection, true);
            }
            try (PreparedStatement statement = prepared(sql)) {
                return statement.execute() ? 0 : Math.max(0, statement.getLargeUpdateCount());
            } finally {
                running = null;
                if (thrownAway) {
                    driver.afterQuery(connection, false);
                }
            }
        });
    }

    @Override
    public List<Long> batch(Sql first, List<? extends List<? extends @Nullable Object>> furtherBinds) {
        if (purpose.readOnly()) {
            throw new IllegalStateException("a session for watching can't change anything");
        }
        return performAlone(() -> {
            try (PreparedStatement statement = prepared(first)) {
                statement.addBatch();
                for (List<? extends @Nullable Object> binds : furtherBinds) {
                    bind(statement, binds);
                    statement.addBatch();
                }
                List<Long> changed = new ArrayList<>();
                for (long count : statement.executeLargeBatch()) {
                    changed.add(Math.max(0, count));
                }
                return changed;
            } finally {
                running = null;
            }
        });
    }

    private PreparedStatement prepared(Sql sql) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql.text());
        try {
            bind(statement, sql.binds());
        } catch (SQLException | RuntimeException broken) {
            statement.close();
            throw broken;
        }
        running = statement;
        if (cancelled) { // before there was anything to stop
            running = null;
            statement.close();
            throw new ProblemException(Problem.of(ProblemCode.CANCELLED, target.name()));
        }
        return statement;
    }

    private void bind(PreparedStatement statement, List<? extends @Nullable Object> values) throws SQLException {
        for (int i = 0; i < values.size(); i++) {
            driver.bind(statement, i + 1, values.get(i));
        }
    }

    @Override
    public void begin(Access access) {
        if (inTransaction) {
            throw new IllegalStateException("a transaction is open");
        }
        if (access == Access.READ_WRITE && purpose.readOnly()) {
            throw new IllegalStateException("a session for watching can't change anything");
        }
        perform(() -> {
            driver.begin(connection, access);
            return true;
        });
        inTransaction = true;
        if (access == Access.READ_WRITE) {
            countersAtBegin = perform(() -> driver.changeCounters(connection));
        }
    }

    @Override
    public void commit() {
        if (!inTransaction) {
            throw new IllegalStateException("no transaction is open");
        }
        inTransaction = false;
        try {
            perform(() -> {
                driver.commit(connection);
                return true;
            });
        } catch (ProblemException failed) {
            throw unusable ? new ProblemException(failed.problem().withEffect(Effect.UNKNOWN), failed) : failed;
        }
    }

    @Override
    public void rollback() {
        if (!inTransaction) {
            return;
        }
        inTransaction = false;
        try {
            perform(() -> {
                driver.rollback(connection);
                return true;
            });
        } catch (ProblemException failed) {
            // a connection that is gone has rolled back by itself
            LOG.debug("rollback on {} failed", target.name(), failed);
            unusable = true;
        }
    }

    @Override
    public void cancel() {
        cancelled = true;
        Statement statement = running;
        if (statement != null) {
            Thread.ofVirtual().name("cancel").start(() -> stop(statement));
        }
    }

    /// A statement that is prepared and not yet sent hears nothing, so it is told until it ends.
    private void stop(Statement statement) {
        for (int attempt = 0; statement.equals(running) && attempt < MOST_CANCELS; attempt++) {
            try {
                statement.cancel();
            } catch (SQLException late) {
                LOG.debug("cancel on {} came too late", target.name(), late);
                return;
            }
            LockSupport.parkNanos(BETWEEN_CANCELS.toNanos());
        }
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        rollback();
        closed = true;
        giveBack.accept(unusable || cancelled || expired);
    }

    /// How many rows each table had changed since the transaction began.
    public Map<String, Long> changesSinceBegin() {
        Map<String, Long> now = perform(() -> driver.changeCounters(connection));
        Map<String, Long> changed = new TreeMap<>();
        now.forEach((table, count) -> {
            long since = count - countersAtBegin.getOrDefault(table, 0L);
            if (since > 0) {
                changed.put(table, since);
            }
        });
        return changed;
    }

    /// Outside a transaction a statement stands for itself: whether it got through before a connection broke can't be
    /// known.
    private <T> T performAlone(Step<T> step) {
        try {
            return perform(step);
        } catch (ProblemException failed) {
            boolean open = unusable && !inTransaction && !purpose.readOnly();
            throw open ? new ProblemException(failed.problem().withEffect(Effect.UNKNOWN), failed) : failed;
        }
    }

    private <T> T perform(Step<T> step) {
        if (closed) {
            throw new IllegalStateException("the session is closed");
        }
        long begun = System.nanoTime();
        try (Watchdog.Guard _ = watchdog.guard(driver.patience(timeout), this::expire)) {
            return step.run();
        } catch (SQLException failure) {
            Duration elapsed = Duration.ofNanos(System.nanoTime() - begun);
            throw failed(new Failure(failure, cancelled, expired, elapsed, timeout));
        } finally {
            cost.ran(System.nanoTime() - begun);
        }
    }

    private void expire() {
        expired = true;
        driver.expire(connection);
    }

    private ProblemException failed(Failure failure) {
        Problem problem = driver.problem(failure, target);
        unusable |= expired || problem.code() == ProblemCode.LOST || problem.code() == ProblemCode.NO_ANSWER;
        return new ProblemException(problem, failure.cause());
    }

    @FunctionalInterface
    private interface Step<T> {
        T run() throws SQLException;
    }
}
