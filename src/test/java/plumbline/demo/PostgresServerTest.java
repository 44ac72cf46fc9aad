package plumbline.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import plumbline.testing.TestPostgres;

final class PostgresServerTest {

    @ParameterizedTest
    @ValueSource(ints = {13, 14, 15, 16, 17, 18})
    void everyVersionAnswersInUtf8(int major) throws SQLException {
        TestPostgres.Database database = TestPostgres.of(major).freshDatabase();
        assertEquals("蓄水池 €", text(database, "SELECT '蓄水池 €'"));
        assertTrue(text(database, "SHOW server_version").startsWith(major + "."));
        assertEquals("UTF8", text(database, "SHOW server_encoding"));
    }

    @Test
    void freshDatabasesAreApart() throws SQLException {
        TestPostgres.Database first = TestPostgres.of(18).freshDatabase();
        TestPostgres.Database second = TestPostgres.of(18).freshDatabase();
        first.run("CREATE TABLE only_here (id int)");
        assertEquals("t", text(first, "SELECT to_regclass('only_here') IS NOT NULL"));
        assertEquals("f", text(second, "SELECT to_regclass('only_here') IS NOT NULL"));
    }

    @Test
    void stopsAndComesBackOnItsPortWithItsData() throws SQLException {
        try (PostgresServer server = TestPostgres.own(18, ServerOptions.trusting())) {
            server.start();
            int port = server.port();
            long pid = server.pid().orElseThrow();
            TestPostgres.Database database = database(server);
            database.run("CREATE TABLE kept AS SELECT 42 AS answer");
            server.stop(PostgresServer.StopMode.FAST);
            assertTrue(server.pid().isEmpty());
            assertTrue(ProcessHandle.of(pid).isEmpty());
            assertThrows(SQLException.class, database::connect);
            server.start();
            assertEquals(port, server.port());
            assertEquals("42", text(database, "SELECT answer FROM kept"));
            server.restart();
            assertNotEquals(pid, server.pid().orElseThrow());
            assertEquals("42", text(database, "SELECT answer FROM kept"));
        }
    }

    @Test
    void asksForThePasswordWhereOneIsSet() throws SQLException {
        try (PostgresServer server = TestPostgres.own(18, ServerOptions.withPassword("穿堂 风'\\"))) {
            server.start();
            TestPostgres.Database database = database(server);
            SQLException refused = assertThrows(SQLException.class, () -> database.connect(Map.of("password", "no")));
            assertEquals("28P01", refused.getSQLState());
            try (Connection connection = database.connect(Map.of("password", "穿堂 风'\\"))) {
                assertTrue(connection.isValid(5));
            }
        }
    }

    @Test
    void listensOnLoopbackOnlyAndHonoursSettings() throws SQLException {
        try (PostgresServer server = TestPostgres.own(18, ServerOptions.trusting().with("work_mem", "5MB"))) {
            server.start();
            assertEquals("127.0.0.1", text(database(server), "SHOW listen_addresses"));
            assertEquals("", text(database(server), "SHOW unix_socket_directories"));
            assertEquals("5MB", text(database(server), "SHOW work_mem"));
        }
    }

    @Test
    void saysWhatTheServerSaidWhereItDoesNotStart() {
        try (PostgresServer server = TestPostgres.own(18, ServerOptions.trusting().with("no_such_setting", "1"))) {
            var failure = assertThrows(plumbline.core.problem.ProblemException.class, server::start);
            assertTrue(failure.problem().detail().contains("no_such_setting"), failure.problem().detail());
            assertTrue(server.pid().isEmpty());
        }
    }

    @Test
    void neverTakesAnotherProcessForTheServer() {
        ProcessHandle self = ProcessHandle.current();
        var mine = new PostmasterFile(self.pid(), self.info().startInstant().orElseThrow(), true);
        assertFalse(mine.process().isPresent());
    }

    private static TestPostgres.Database database(PostgresServer server) {
        return new TestPostgres.Database(PostgresServer.HOST, server.port(), "postgres", PostgresServer.SUPERUSER);
    }

    private static String text(TestPostgres.Database database, String query) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            assertTrue(result.next());
            return result.getString(1);
        }
    }
}
