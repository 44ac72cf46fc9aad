package plumbline.db.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.problem.ProblemException;
import plumbline.core.target.Target;
import plumbline.core.text.Phrase;

/// The sessions with one address: the kept one, the pooled one, and those opened for one change. Thread-safe.
final class TargetSessions {

    private static final Logger LOG = LoggerFactory.getLogger(TargetSessions.class);

    private final EngineDriver driver;
    private final Deadlines deadlines;
    private final Watchdog watchdog;
    private final CostMeter cost;
    private final ConnectionSource control;
    private final ConnectionSource monitor;
    private final Semaphore controlTurn = new Semaphore(1, true);
    private final Semaphore monitorTurn = new Semaphore(1, true);
    private final Set<Connection> lent = ConcurrentHashMap.newKeySet();
    private volatile boolean released;

    /// @param poolName the pool's name in the log
    TargetSessions(EngineDriver driver, Deadlines deadlines, Watchdog watchdog, CostMeter cost, String poolName) {
        this.driver = driver;
        this.deadlines = deadlines;
        this.watchdog = watchdog;
        this.cost = cost;
        boolean keeps = driver.keepsConnections();
        this.control = keeps ? new KeptConnection(driver) : new FreshConnections(driver);
        this.monitor = keeps ? new PooledConnections(driver, poolName) : new FreshConnections(driver);
    }

    JdbcSession control(Target target) {
        return inTurn(controlTurn, control, target, Purpose.CONTROL, deadlines.control());
    }

    JdbcSession monitor(Target target, Duration timeout) {
        return inTurn(monitorTurn, monitor, target, Purpose.MONITOR, timeout);
    }

    JdbcSession action(Target target, Duration timeout) {
        Connection connection = driver.open(target, Purpose.ACTION, timeout);
        return session(connection, target, Purpose.ACTION, timeout, _ -> ConnectionSource.close(connection));
    }

    JdbcSession job(Target target, Duration timeout) {
        Connection connection = driver.open(target, Purpose.JOB, timeout);
        return session(connection, target, Purpose.JOB, timeout, _ -> ConnectionSource.close(connection));
    }

    JdbcSession rehearsal(Target target, Duration timeout) {
        EngineDriver.Rehearsal rehearsal = driver.rehearsal(target, timeout, watchdog);
        Connection connection = null;
        try {
            connection = driver.open(rehearsal.place(), Purpose.ACTION, timeout);
            Connection opened = connection;
            return session(opened, target, Purpose.ACTION, timeout, _ -> {
                ConnectionSource.close(opened);
                rehearsal.remove().run();
            });
        } finally {
            if (connection == null) {
                rehearsal.remove().run();
            }
        }
    }

    /// How many connections are open and not in use.
    int idle() {
        return control.idle() + monitor.idle();
    }

    private JdbcSession inTurn(Semaphore turn, ConnectionSource source, Target target, Purpose purpose,
            Duration timeout) {
        await(turn, target);
        Connection connection = null;
        try {
            connection = living(source, target, purpose, timeout);
            Connection ready = connection;
            return session(ready, target, purpose, timeout, broken -> {
                source.giveBack(ready, broken || released);
                turn.release();
            });
        } finally {
            if (connection == null) {
                turn.release();
            }
        }
    }

    private void await(Semaphore turn, Target target) {
        try {
            if (!turn.tryAcquire(deadlines.turn().toMillis(), TimeUnit.MILLISECONDS)) {
                throw new ProblemException(Problem.of(ProblemCode.TIMEOUT, target.name(),
                        Phrase.of("detail.session-in-use", String.valueOf(deadlines.turn().toSeconds()))));
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new ProblemException(Problem.of(ProblemCode.CANCELLED, target.name()));
        }
    }

    /// A kept connection may have died unseen (a pool hands such a one out, too: it doesn't test what was used within the
    /// last half second). Its first statement finds out, and as that one changes nothing it is tried once more.
    private Connection living(ConnectionSource source, Target target, Purpose purpose, Duration timeout) {
        for (int attempt = 1;; attempt++) {
            Connection connection = source.take(target, purpose, timeout);
            long begun = System.nanoTime();
            try (Watchdog.Guard _ = watchdog.guard(driver.patience(timeout), () -> driver.expire(raw(connection)))) {
                driver.prepare(raw(connection), timeout);
                return connection;
            } catch (SQLException failure) {
                source.giveBack(connection, true);
                Duration elapsed = Duration.ofNanos(System.nanoTime() - begun);
                Problem problem = driver.problem(new Failure(failure, false, false, elapsed, timeout), target);
                boolean died = problem.code() == ProblemCode.LOST || problem.code() == ProblemCode.SERVER_STARTING;
                if (!died || attempt > 1) {
                    throw new ProblemException(problem, failure);
                }
                LOG.debug("a kept connection to {} had died: {}", target.name(), problem.detail());
            } finally {
                cost.ran(System.nanoTime() - begun);
            }
        }
    }

    private JdbcSession session(Connection connection, Target target, Purpose purpose, Duration timeout,
            Consumer<Boolean> giveBack) {
        Connection raw = raw(connection);
        lent.add(raw);
        cost.opened();
        return new JdbcSession(raw, driver, target, purpose, timeout, watchdog, cost, broken -> {
            lent.remove(raw);
            cost.closed();
            giveBack.accept(broken);
        });
    }

    /// The driver's own connection behind a pool's.
    private static Connection raw(Connection connection) {
        try {
            return connection.unwrap(Connection.class);
        } catch (SQLException _) {
            return connection;
        }
    }

    /// Closes what is idle and breaks what is in use.
    void release() {
        released = true;
        for (Connection connection : lent) {
            driver.expire(connection);
        }
        control.close();
        monitor.close();
    }
}
