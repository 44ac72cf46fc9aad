package plumbline.demo;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The applications of the demo at work: small transactions, now and then a slow statement, locks that others wait for.
///
/// What they write is bounded, and no statement runs for more than a small part of the time, so that it costs less than
/// a tenth of a core however slow the machine is. A session that is lost (a restart, a person who ends it) is opened
/// again. Begins and ends once. Thread-safe.
final class Workload implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Workload.class);
    private static final Duration AGAIN = Duration.ofSeconds(1);
    private static final Duration FAREWELL = Duration.ofMillis(400);
    private static final Duration END = Duration.ofSeconds(1);

    private final Logins logins;
    private final List<DemoSystem> systems;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Set<Connection> open = ConcurrentHashMap.newKeySet();
    private final List<Thread> threads = new ArrayList<>();

    Workload(Logins logins, List<DemoSystem> systems) {
        this.logins = logins;
        this.systems = List.copyOf(systems);
    }

    /// A piece of work that repeats itself.
    interface Actor {

        /// Works until it is stopped or a session fails.
        void work(Workload on) throws SQLException;
    }

    /// Begins; does nothing where it has begun or ended.
    synchronized void start() {
        if (!threads.isEmpty() || stopped.getCount() == 0) {
            return;
        }
        for (DemoSystem system : systems) {
            for (DemoSystem.Application application : system.applications()) {
                begin(application.name(), new ApplicationAtWork(system, application));
            }
            for (DemoSystem.Contention contention : system.contentions()) {
                begin(contention.holder(), new LockWait(system, contention));
            }
        }
    }

    /// Whether it has begun and not been ended.
    synchronized boolean running() {
        return !threads.isEmpty() && stopped.getCount() > 0;
    }

    /// Ends within two seconds; sessions that are busy are cut.
    @Override
    public synchronized void close() {
        stopped.countDown();
        if (!ended(FAREWELL)) {
            open.forEach(Workload::cut);
            if (!ended(END)) {
                LOG.warn("the demo's workload did not end in time");
            }
        }
    }

    /// Opens a session that is cut when the workload ends; whoever opens it closes it by [#release].
    Connection open(DemoSystem system, String application) throws SQLException {
        Connection connection = logins.application(system, application);
        open.add(connection);
        if (stopped.getCount() == 0) {
            cut(connection);
        }
        return connection;
    }

    /// Closes a session.
    void release(Connection connection) {
        open.remove(connection);
        try {
            connection.close();
        } catch (SQLException _) {
            // it was lost before
        }
    }

    /// Waits.
    ///
    /// @return false where the workload has ended
    boolean pause(Duration time) {
        try {
            return !stopped.await(Math.max(0, time.toNanos()), TimeUnit.NANOSECONDS);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void begin(String name, Actor actor) {
        threads.add(Thread.ofVirtual().name("demo-" + name).start(() -> {
            do {
                try {
                    actor.work(this);
                } catch (SQLException lost) {
                    LOG.debug("{} lost its session: {}", name, lost.getMessage());
                }
            } while (pause(AGAIN));
        }));
    }

    private boolean ended(Duration deadline) {
        long end = System.nanoTime() + deadline.toNanos();
        try {
            for (Thread thread : threads) {
                thread.join(Duration.ofNanos(Math.max(1, end - System.nanoTime())));
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
        return threads.stream().noneMatch(Thread::isAlive);
    }

    private static void cut(Connection connection) {
        try {
            connection.abort(Runnable::run);
        } catch (SQLException _) {
            // it is gone already
        }
    }
}
