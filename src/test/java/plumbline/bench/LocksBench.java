package plumbline.bench;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import plumbline.core.activity.ActivitySample;
import plumbline.core.activity.WaitTree;
import plumbline.core.session.Session;
import plumbline.db.postgresql.PostgresActivity;
import plumbline.demo.PostgresServer;
import plumbline.demo.ServerOptions;
import plumbline.testing.Await;
import plumbline.testing.TestPostgres;
import plumbline.testing.TestSessions;

/// What one reading costs the server, beside the statement of the usage-tracking guide (a self-join of `pg_locks`) and
/// beside `pg_blocking_pids` for every session; results fetched, in turns within one run, medians.
@Tag("bench")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class LocksBench {

    private static final int TURNS = 9;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final double BUDGET_MILLIS = 100;
    private static final double TIMES_CHEAPER = 5;

    /// The guide's statement for lock waits, as a DBA pastes it.
    private static final String GUIDE = """
            SELECT blocked_locks.pid AS blocked_pid, blocked_activity.usename AS blocked_user,
                blocking_locks.pid AS blocking_pid, blocking_activity.usename AS blocking_user,
                blocked_activity.query AS blocked_statement, blocking_activity.query AS blocking_statement
            FROM pg_catalog.pg_locks blocked_locks
            JOIN pg_catalog.pg_stat_activity blocked_activity ON blocked_activity.pid = blocked_locks.pid
            JOIN pg_catalog.pg_locks blocking_locks
                ON blocking_locks.locktype = blocked_locks.locktype
                AND blocking_locks.database IS NOT DISTINCT FROM blocked_locks.database
                AND blocking_locks.relation IS NOT DISTINCT FROM blocked_locks.relation
                AND blocking_locks.page IS NOT DISTINCT FROM blocked_locks.page
                AND blocking_locks.tuple IS NOT DISTINCT FROM blocked_locks.tuple
                AND blocking_locks.virtualxid IS NOT DISTINCT FROM blocked_locks.virtualxid
                AND blocking_locks.transactionid IS NOT DISTINCT FROM blocked_locks.transactionid
                AND blocking_locks.classid IS NOT DISTINCT FROM blocked_locks.classid
                AND blocking_locks.objid IS NOT DISTINCT FROM blocked_locks.objid
                AND blocking_locks.objsubid IS NOT DISTINCT FROM blocked_locks.objsubid
                AND blocking_locks.pid != blocked_locks.pid
            JOIN pg_catalog.pg_stat_activity blocking_activity ON blocking_activity.pid = blocking_locks.pid
            WHERE NOT blocked_locks.granted""";
    private static final String EVERY_SESSION = "SELECT pid, pg_blocking_pids(pid)::text FROM pg_stat_activity";

    private final TestSessions sessions = new TestSessions();
    private @Nullable Connection peer;
    private final List<Connection> open = new ArrayList<>();
    private final PostgresServer server = TestPostgres.own(18,
            ServerOptions.trusting().with("max_connections", "650").with("max_locks_per_transaction", "200"));

    @BeforeAll
    void start() {
        server.start();
        database().run("CREATE TABLE orders (id int PRIMARY KEY, n int); INSERT INTO orders VALUES (1, 0)");
    }

    @AfterAll
    void end() {
        sessions.close();
        server.close();
    }

    private TestPostgres.Database database() {
        return new TestPostgres.Database(PostgresServer.HOST, server.port(), "postgres", PostgresServer.SUPERUSER);
    }

    @Test
    void oneReadingBesideTheGuidesStatement() throws Exception {
        double quiet = measured("nobody waits", List.of(this::cheap, () -> guide(), () -> everySession()))[0];
        assertTrue(quiet < BUDGET_MILLIS);
        Connection root = connected("root");
        execute(root, "BEGIN");
        execute(root, "UPDATE orders SET n = n + 1");
        double[] most = {};
        int waiting = 0;
        for (int waiters : new int[]{10, 100, 500}) {
            for (; waiting < waiters; waiting++) {
                beginWaiting(waiting);
            }
            awaitWaiting(waiters);
            most = measured(waiters + " waiters on one row",
                    List.of(this::reading, () -> guide(), () -> everySession()));
        }
        for (int i = 0; i < 10; i++) {
            execute(connected("holder " + i),
                    "SELECT pg_advisory_lock(" + i + ", n) FROM generate_series(1, 1000) AS n");
        }
        double[] locks = measured("500 waiters and 10,000 locks",
                List.of(this::reading, () -> guide(), () -> everySession()));
        System.out.printf("tree of 500 waiters built in %.1f ms%n", tree());

        assertTrue(most[0] <= BUDGET_MILLIS, "one reading takes " + most[0] + " ms");
        assertTrue(most[1] / most[0] >= TIMES_CHEAPER, "only " + most[1] / most[0] + " times cheaper");
        assertTrue(locks[0] <= 2 * BUDGET_MILLIS, "with 10,000 locks " + locks[0] + " ms");
    }

    /// @return medians in ms, in the order of the questions
    private double[] measured(String what, List<Callable<Long>> questions) throws Exception {
        double[][] times = new double[questions.size()][TURNS];
        long[] rows = new long[questions.size()];
        for (int turn = -2; turn < TURNS; turn++) {
            for (int i = 0; i < questions.size(); i++) {
                long begun = System.nanoTime();
                rows[i] = questions.get(i).call();
                if (turn >= 0) {
                    times[i][turn] = (System.nanoTime() - begun) / 1e6;
                }
            }
        }
        double[] medians = new double[questions.size()];
        for (int i = 0; i < medians.length; i++) {
            Arrays.sort(times[i]);
            medians[i] = times[i][TURNS / 2];
        }
        System.out.printf("%-30s Plumbline %7.2f ms (%d), guide %8.2f ms (%d rows), pg_blocking_pids for all %7.2f ms"
                + " (%d rows): %.1f and %.1f times%n", what, medians[0], rows[0], medians[1], rows[1], medians[2],
                rows[2], medians[1] / medians[0], medians[2] / medians[0]);
        return medians;
    }

    private long cheap() {
        try (Session session = sessions.sessions().control(database().target())) {
            return new PostgresActivity().anybodyWaits(session) ? 1 : 0;
        }
    }

    private long reading() {
        try (Session session = sessions.sessions().control(database().target())) {
            return new PostgresActivity().waits(session).waits().size();
        }
    }

    private double tree() {
        ActivitySample sample;
        try (Session session = sessions.sessions().control(database().target())) {
            sample = new PostgresActivity().waits(session);
        }
        double best = Double.MAX_VALUE;
        for (int i = 0; i < 20; i++) {
            long begun = System.nanoTime();
            int nodes = new WaitTree(sample).nodes().size();
            assertTrue(nodes > 500);
            best = Math.min(best, (System.nanoTime() - begun) / 1e6);
        }
        return best;
    }

    private long guide() {
        return ask(GUIDE);
    }

    private long everySession() {
        return ask(EVERY_SESSION);
    }

    /// Through a plain connection that fetches all rows at once, which is the fastest way there is.
    private long ask(String statement) {
        try (Statement asked = plain().createStatement(); ResultSet rows = asked.executeQuery(statement)) {
            long count = 0;
            while (rows.next()) {
                rows.getString(2);
                count++;
            }
            return count;
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private Connection plain() throws SQLException {
        if (peer == null) {
            peer = database().connect();
        }
        return peer;
    }

    private Connection connected(String name) throws SQLException {
        Connection connection = database().connect(Map.of("ApplicationName", name));
        open.add(connection);
        return connection;
    }

    private void beginWaiting(int number) throws SQLException {
        Connection connection = connected("waiter " + number);
        Thread.ofVirtual().start(() -> {
            try {
                execute(connection, "UPDATE orders SET n = n + 1");
            } catch (SQLException serverEnded) {
                // the bench is over
            }
        });
        awaitWaiting(number + 1);
    }

    private void awaitWaiting(int many) throws SQLException {
        if (open.isEmpty()) {
            throw new IllegalStateException("nobody holds the row");
        }
        Connection watcher = open.getFirst();
        Await.until(many + " wait", PATIENCE, () -> waiting(watcher) == many);
    }

    private static int waiting(Connection watcher) {
        try (Statement statement = watcher.createStatement();
                ResultSet row = statement.executeQuery("SELECT count(*) FROM pg_locks WHERE NOT granted")) {
            row.next();
            return row.getInt(1);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
