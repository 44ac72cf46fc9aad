package plumbline.db.postgresql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import plumbline.core.problem.Effect;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.problem.ProblemException;
import plumbline.core.session.Access;
import plumbline.core.session.Session;
import plumbline.core.sql.Sql;
import plumbline.core.target.Address.PostgresAddress;
import plumbline.core.target.Environment;
import plumbline.core.target.Target;
import plumbline.core.target.TlsMode;
import plumbline.db.jdbc.JdbcSessions;
import plumbline.demo.PostgresServer;
import plumbline.demo.ServerOptions;
import plumbline.testing.QuickSessions;
import plumbline.testing.TestPostgres;

class PostgresFaultsTest {

    private static final Duration TIME = Duration.ofSeconds(1);
    private static final Sql ONE = Sql.of("SELECT 1");
    private static final Sql PID = Sql.of("SELECT pg_backend_pid()");

    private final JdbcSessions sessions = QuickSessions.open();

    @AfterEach
    void close() {
        sessions.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {13, 18})
    void aFrozenBackendIsGivenUpInTimeAndReplaced(int major) throws Exception {
        Target target = TestPostgres.of(major).freshDatabase().target();
        Session session = sessions.monitor(target, TIME);
        String frozen = session.query(PID, 1).firstText();
        signal("STOP", frozen);
        try {
            Problem problem = within(Duration.ofMillis(2500), () -> session.query(ONE, 1));
            assertEquals(ProblemCode.NO_ANSWER, problem.code(), problem.detail());
            session.close();
            assertTrue(!frozen.equals(queried(target, PID)));
        } finally {
            signal("CONT", frozen);
        }
    }

    @Test
    void theWatchdogEndsWhatNeitherServerNorSocketEnd() {
        TestPostgres.Database database = TestPostgres.of(18).freshDatabase();
        try (Session session = sessions.action(database.target(), TIME)) {
            session.begin(Access.READ_WRITE);
            String pid = session.query(PID, 1).firstText();
            session.update(Sql.of("SET LOCAL statement_timeout = 0"));
            // the notices keep the socket from being silent
            Problem problem = within(Duration.ofSeconds(4), () -> session.update(Sql.of("""
                    DO $$ BEGIN FOR i IN 1..40 LOOP RAISE NOTICE 'on'; PERFORM pg_sleep(0.25); END LOOP; END $$""")));
            assertEquals(ProblemCode.NO_ANSWER, problem.code(), problem.detail());
            database.run("SELECT pg_terminate_backend(" + pid + ", 5000)");
        }
    }

    @Test
    void aFrozenControlSessionIsReplacedWhenItIsAskedForAgain() throws Exception {
        Target target = TestPostgres.of(18).freshDatabase().target();
        String frozen;
        try (Session control = sessions.control(target)) {
            frozen = control.query(PID, 1).firstText();
        }
        signal("STOP", frozen);
        try {
            assertEquals(ProblemCode.NO_ANSWER,
                    within(Duration.ofMillis(3500), () -> sessions.control(target).close()).code());
            try (Session control = sessions.control(target)) {
                assertTrue(!frozen.equals(control.query(PID, 1).firstText()));
            }
        } finally {
            signal("CONT", frozen);
        }
    }

    @ParameterizedTest
    @EnumSource(value = TlsMode.class, names = {"DISABLE", "PREFER", "REQUIRE"})
    void aPortThatAcceptsAndStaysSilentIsGivenUpInTime(TlsMode tls) throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Target target = target(silent.getLocalPort(), "x", "y", tls);
            for (Runnable attempt : List.<Runnable>of(() -> sessions.control(target),
                    () -> sessions.monitor(target, TIME), () -> sessions.action(target, TIME))) {
                assertEquals(ProblemCode.NO_ANSWER, within(Duration.ofMillis(2700), attempt).code());
            }
        }
    }

    @Test
    void tellsWhatFailedOnTheWay() throws Exception {
        int nobody;
        try (ServerSocket free = new ServerSocket(0)) {
            nobody = free.getLocalPort();
        }
        assertEquals(ProblemCode.REFUSED, opening(target(nobody, "x", "y", TlsMode.PREFER)).code());
        Problem unknown = opening(new Target("t", "", Environment.TEST,
                new PostgresAddress("no-such-host.invalid", 5432, "x", "y", TlsMode.PREFER, ""), List.of(), TIME,
                false));
        assertEquals(ProblemCode.NAME_NOT_RESOLVED, unknown.code());
        assertEquals("no-such-host.invalid", unknown.detail());
        int port = TestPostgres.of(18).server().port();
        assertEquals(ProblemCode.NO_SUCH_DATABASE, opening(target(port, "nix", "postgres", TlsMode.DISABLE)).code());
        assertEquals(ProblemCode.NO_SUCH_ROLE, opening(target(port, "postgres", "nix", TlsMode.DISABLE)).code());
        assertEquals(ProblemCode.TLS, opening(target(port, "postgres", "postgres", TlsMode.REQUIRE)).code());
    }

    @ParameterizedTest
    @EnumSource(value = TlsMode.class, names = {"DISABLE", "PREFER"})
    void somethingElseOnThePortIsNotPostgresql(TlsMode tls) throws Exception {
        try (ServerSocket web = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Thread answering = Thread.ofVirtual().start(() -> answer(web));
            assertEquals(ProblemCode.NOT_POSTGRESQL, opening(target(web.getLocalPort(), "x", "y", tls)).code());
            answering.interrupt();
        }
    }

    @Test
    void passwordsThatLackOrDontFit() {
        try (PostgresServer server = TestPostgres.own(18, ServerOptions.withPassword("right"))) {
            server.start();
            Target target = target(server.port(), "postgres", PostgresServer.SUPERUSER, TlsMode.DISABLE);
            assertEquals(ProblemCode.PASSWORD_MISSING, opening(target).code());
            assertEquals(ProblemCode.PASSWORD, problem(() -> with("wrong").action(target, TIME)).code());
            try (JdbcSessions right = with("right"); Session session = right.monitor(target, TIME)) {
                assertEquals("1", session.query(ONE, 1).firstText());
            }
            // one attempt at a time: a wrong password must not lock an account
            try (JdbcSessions wrong = with("wrong")) {
                long before = refusals(server);
                assertEquals(ProblemCode.PASSWORD, problem(() -> wrong.monitor(target, TIME)).code());
                assertEquals(before + 1, refusals(server));
            }
        }
    }

    @Test
    void theControlSessionAnswersWhenNoOtherCanBeOpened() throws Exception {
        try (PostgresServer server = TestPostgres.own(18, ServerOptions.trusting().with("max_connections", "8"))) {
            server.start();
            Target target = target(server.port(), "postgres", PostgresServer.SUPERUSER, TlsMode.DISABLE);
            try (Session control = sessions.control(target)) {
                List<Connection> all = new ArrayList<>();
                try {
                    fill(server, all);
                    Problem problem = problem(() -> sessions.monitor(target, TIME));
                    assertEquals(ProblemCode.TOO_MANY_CONNECTIONS, problem.code(), problem.detail());
                    assertEquals("1", control.query(ONE, 1).firstText());
                } finally {
                    for (Connection connection : all) {
                        connection.close();
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {13, 18})
    void worksAgainAfterTheServerWasStoppedAtOnceAndStarted(int major) {
        try (PostgresServer server = TestPostgres.own(major, ServerOptions.trusting())) {
            server.start();
            Target target = target(server.port(), "postgres", PostgresServer.SUPERUSER, TlsMode.DISABLE);
            assertEquals("1", queried(target, ONE));
            try (Session control = sessions.control(target)) {
                assertEquals("1", control.query(ONE, 1).firstText());
            }
            server.stop(PostgresServer.StopMode.IMMEDIATE);
            assertEquals(ProblemCode.REFUSED, problem(() -> queried(target, ONE)).code());
            server.start();
            assertEquals("1", queried(target, ONE));
            try (Session control = sessions.control(target)) {
                assertEquals("1", control.query(ONE, 1).firstText());
            }
        }
    }

    @Test
    void aDeadPooledConnectionIsReplacedUnnoticed() {
        TestPostgres.Database database = TestPostgres.of(18).freshDatabase();
        for (int round = 0; round < 5; round++) {
            String pid = queried(database.target(), PID);
            // the pool does not test what was used within the last half second
            database.run("SELECT pg_terminate_backend(" + pid + ", 5000)");
            assertEquals("1", queried(database.target(), ONE));
        }
    }

    @Test
    void whatBecameOfALostCommitIsUnknown() {
        TestPostgres.Database database = TestPostgres.of(18).freshDatabase();
        database.run("CREATE TABLE t (n int)");
        try (Session session = sessions.action(database.target(), TIME)) {
            session.begin(Access.READ_WRITE);
            session.update(Sql.of("INSERT INTO t VALUES (1)"));
            String pid = session.query(PID, 1).firstText();
            database.run("SELECT pg_terminate_backend(" + pid + ", 5000)");
            Problem problem = problem(session::commit);
            assertEquals(ProblemCode.LOST, problem.code(), problem.detail());
            assertEquals(Effect.UNKNOWN, problem.effect());
        }
        assertEquals("0", queried(database.target(), Sql.of("SELECT count(*) FROM t")));
    }

    @Test
    void releaseBreaksWhatIsInUse() {
        Target target = TestPostgres.of(18).freshDatabase().target();
        Session session = sessions.monitor(target, TIME);
        sessions.release(target);
        assertEquals(ProblemCode.LOST, problem(() -> session.query(ONE, 1)).code());
        session.close();
        assertEquals("1", queried(target, ONE));
    }

    private String queried(Target target, Sql sql) {
        try (Session session = sessions.monitor(target, TIME)) {
            return session.query(sql, 1).firstText();
        }
    }

    private Problem opening(Target target) {
        return problem(() -> sessions.monitor(target, TIME));
    }

    private static JdbcSessions with(String password) {
        return QuickSessions.open(new PasswordSources(Map.of("PGPASSWORD", password)), QuickSessions.SHORT);
    }

    private static long refusals(PostgresServer server) {
        try {
            return java.nio.file.Files.readAllLines(server.log()).stream()
                    .filter(line -> line.contains("password authentication failed")).count();
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }

    private static void fill(PostgresServer server, List<Connection> all) {
        TestPostgres.Database database = new TestPostgres.Database(PostgresServer.HOST, server.port(), "postgres",
                PostgresServer.SUPERUSER);
        try {
            for (int i = 0; i < 50; i++) {
                all.add(database.connect());
            }
        } catch (SQLException full) {
            assertEquals("53300", full.getSQLState());
            return;
        }
        throw new AssertionError("the server is never full");
    }

    private static void answer(ServerSocket web) {
        while (!web.isClosed()) {
            try (Socket client = web.accept()) {
                client.getInputStream().read();
                client.getOutputStream()
                        .write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
                client.getOutputStream().flush();
            } catch (IOException _) {
                // the next one
            }
        }
    }

    private static void signal(String name, String pid) throws IOException, InterruptedException {
        Process kill = new ProcessBuilder("kill", "-" + name, pid).inheritIO().start();
        assertTrue(kill.waitFor(5, TimeUnit.SECONDS));
        assertEquals(0, kill.exitValue());
    }

    private static Target target(int port, String database, String user, TlsMode tls) {
        return new Target("t", "", Environment.TEST, new PostgresAddress("127.0.0.1", port, database, user, tls, ""),
                List.of(), TIME, false);
    }

    private static Problem within(Duration longest, Runnable attempt) {
        long begun = System.nanoTime();
        Problem problem = problem(attempt);
        Duration took = Duration.ofNanos(System.nanoTime() - begun);
        assertTrue(took.compareTo(longest) < 0, "took " + took);
        return problem;
    }

    private static Problem problem(Runnable attempt) {
        return assertThrows(ProblemException.class, attempt::run).problem();
    }
}
