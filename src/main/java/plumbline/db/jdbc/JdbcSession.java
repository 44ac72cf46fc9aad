package plumbline.db.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
    private static final Duration ENDLESS = Duration.ofDays(10_000);

    private final Connection connection;
    private final EngineDriver driver;
    private final Target target;
    private final Purpose purpose;
    private final Duration timeout;
    private final Watchdog watchdog;
    private final CostMeter cost;
    private final Consumer<Boolean> giveBack;

    private final Stopping stopping;

    private volatile boolean expired;
    private volatile boolean unusable;
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
        this.stopping = new Stopping(target.name());
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
                Rows rows = new ResultDrain(target, timeout, stopping).drain(result, driver.reader(result, longestText),
                        keep);
                succeeded = true;
                return rows;
            }
        } finally {
            stopping.end();
            if (alone) {
                driver.afterQuery(connection, succeeded);
            }
        }
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
                stopping.end();
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
                stopping.end();
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
        if (!stopping.begin(statement::cancel)) {
            statement.close();
            throw new ProblemException(stopping.why());
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

    /// Begins a read-only transaction in which everything is seen as it is when the first question is asked (REPEATABLE
    /// READ): locks may be taken before it.
    public void beginStable() {
        if (inTransaction) {
            throw new IllegalStateException("a transaction is open");
        }
        perform(() -> {
            driver.beginStable(connection);
            return true;
        });
        inTransaction = true;
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
        stopping.ask(Problem.of(ProblemCode.CANCELLED, target.name()));
    }

    /// As [#cancel], but what runs, and whatever would be begun later, ends with this problem.
    public void stop(Problem why) {
        stopping.ask(why);
    }

    /// Lends the connection; the transaction stays this session's.
    ///
    /// @param stop how [#cancel] stops what will run on it
    public LentConnection lend(LentConnection.Stop stop) {
        if (closed) {
            throw new IllegalStateException("the session is closed");
        }
        if (!stopping.begin(() -> stop.now(connection))) {
            throw new ProblemException(stopping.why());
        }
        long begun = System.nanoTime();
        return new LentConnection(connection, failure -> {
            Duration elapsed = Duration.ofNanos(System.nanoTime() - begun);
            return failed(new Failure(failure, stopping.asked(), expired, elapsed, ENDLESS));
        }, () -> {
            stopping.end();
            cost.ran(System.nanoTime() - begun);
        });
    }

    /// Breaks the connection: what runs on it, and whatever would be begun later, ends with this problem. Any thread; may
    /// block.
    public void sever(Problem why) {
        unusable = true;
        stopping.end();
        stopping.ask(why);
        driver.expire(connection);
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        rollback();
        closed = true;
        giveBack.accept(unusable || stopping.asked() || expired);
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
            throw failed(new Failure(failure, stopping.asked(), expired, elapsed, timeout));
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
        boolean stopped = problem.code() == ProblemCode.CANCELLED || unusable;
        return new ProblemException(stopped ? stopping.reasonFor(problem) : problem, failure.cause());
    }

    @FunctionalInterface
    private interface Step<T> {
        T run() throws SQLException;
    }
}
