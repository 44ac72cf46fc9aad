package plumbline.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.jdbc4.JDBC4Connection;
import plumbline.core.target.Address;
import plumbline.core.target.Target;
import plumbline.testing.Await;
import plumbline.testing.TestPostgres;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class DemoTest {

    private static final String WRONG_COUNTERS = """
            SELECT count(*) FROM distillations d WHERE usage_count <>
                (SELECT count(*) FROM distillation_usage u WHERE u.distillation_id = d.id)""";
    private static final String SUM_OF_DIFFERENCES = """
            SELECT sum(usage_count - (SELECT count(*) FROM distillation_usage u WHERE u.distillation_id = d.id))
            FROM distillations d""";

    private final Path folder;
    private final List<Demo.Step> steps = new ArrayList<>();
    private final Demo demo;

    DemoTest(@TempDir Path temp) {
        folder = temp.resolve("演示 demo");
        demo = Demo.start(folder, steps::add);
    }

    @BeforeAll
    void work() {
        demo.startWorkload();
    }

    @AfterAll
    void close() {
        long before = System.nanoTime();
        demo.close();
        assertTrue(Duration.ofNanos(System.nanoTime() - before).toMillis() < 5_000, "ends soon");
        assertTrue(demo.server().pid().isEmpty());
    }

    @Test
    void tellsEachStepOnce() {
        assertEquals(List.of(Demo.Step.values()), steps);
    }

    @Test
    void offersFiveTargetsInThreeEnvironments() {
        List<Target> targets = demo.targets();
        assertEquals(List.of("usage-prod", "campaigns-prod", "operations-staging", "licensing-test", "energy-prod"),
                targets.stream().map(Target::name).toList());
        assertEquals(3, targets.stream().map(Target::environment).distinct().count());
    }

    @Test
    void plantedCountersAreWrongAndStaySoWhileTheApplicationsWork() throws SQLException {
        TestPostgres.Database usage = database("usage-prod");
        assertEquals("7", text(usage, WRONG_COUNTERS));
        String difference = text(usage, SUM_OF_DIFFERENCES);
        long uses = Long.parseLong(text(usage, "SELECT count(*) FROM distillation_usage"));
        Await.until("a use by the workload", Duration.ofSeconds(60),
                () -> number(usage, "SELECT count(*) FROM distillation_usage") > uses);
        assertEquals("7", text(usage, WRONG_COUNTERS));
        assertEquals(difference, text(usage, SUM_OF_DIFFERENCES));
    }

    @Test
    void applicationsAreSeenUnderTheirNames() {
        TestPostgres.Database usage = database("usage-prod");
        Await.until("the applications' sessions", Duration.ofSeconds(20), () -> number(usage,
                "SELECT count(DISTINCT application_name) FROM pg_stat_activity WHERE application_name IN"
                        + " ('distill-api', 'distill-worker', 'campaign-api', 'order-service', 'lawrisk-api')") == 5);
    }

    @Test
    void shortLockWaitsComeAndGoAndALongOneStays() {
        TestPostgres.Database usage = database("usage-prod");
        String waits = "SELECT count(*) FROM pg_stat_activity WHERE application_name = '%s'"
                + " AND cardinality(pg_blocking_pids(pid)) > 0";
        Await.until("a short wait", Duration.ofSeconds(30),
                () -> number(usage, waits.formatted("distill-monitor")) == 1);
        Await.until("its end", Duration.ofSeconds(10), () -> number(usage, waits.formatted("distill-monitor")) == 0);
        assertEquals(1, number(usage, waits.formatted("lawrisk-editor")));
        assertEquals(1, number(usage, "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'lawrisk-sync'"
                + " AND state = 'idle in transaction'"));
    }

    @Test
    void aQueueOfThreeStandsBehindOneThatForgotToCommit() {
        TestPostgres.Database licensing = database("licensing-test");
        Await.until("the queue", Duration.ofSeconds(30), () -> number(licensing, """
                SELECT cardinality(pg_blocking_pids(pid)) FROM pg_stat_activity
                WHERE application_name = 'lawrisk-mobile'""") == 3 - 1);
    }

    @Test
    void aChangeOfATableWaitsBehindAReaderAndReadersBehindIt() {
        TestPostgres.Database operations = database("operations-staging");
        Await.until("the last reader behind the change", Duration.ofSeconds(90), () -> number(operations, """
                SELECT count(*) FROM pg_stat_activity AS reader, pg_stat_activity AS change
                WHERE reader.application_name = 'devops-screen' AND change.application_name = 'devops-migration'
                    AND change.pid = ANY (pg_blocking_pids(reader.pid))""") == 1);
        Await.until("its end", Duration.ofSeconds(20), () -> number(operations,
                "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'devops-migration'") == 0);
    }

    @Test
    void resetPutsBackWhatWasChanged() throws SQLException {
        TestPostgres.Database usage = database("usage-prod");
        usage.run("UPDATE distillations SET usage_count = 99999");
        usage.run("DROP TABLE generation_tasks CASCADE");
        try (Connection energy = energy(); Statement statement = energy.createStatement()) {
            statement.executeUpdate("DELETE FROM fault_record");
            statement.executeUpdate("CREATE TABLE \"added 表\" (id integer)");
        }
        Object inode = inode();
        demo.reset();
        assertEquals("7", text(usage, WRONG_COUNTERS));
        assertEquals("dba", text(usage, "SELECT tableowner FROM pg_tables WHERE tablename = 'generation_tasks'"));
        assertEquals(inode, inode());
        try (Connection energy = energy(); Statement statement = energy.createStatement()) {
            assertEquals("312", text(statement, "SELECT count(*) FROM fault_record"));
            assertEquals("0", text(statement, "SELECT count(*) FROM sqlite_schema WHERE name LIKE 'added%'"));
            assertEquals("wal", text(statement, "PRAGMA journal_mode"));
        }
        Await.until("the applications' return", Duration.ofSeconds(20), () -> number(usage,
                "SELECT count(*) FROM pg_stat_activity WHERE application_name IN ('distill-api', 'lawrisk-editor')") == 2);
    }

    @Test
    void whoeverNeedsNoPasswordIsNoSuperuser() throws SQLException {
        TestPostgres.Database usage = database("usage-prod");
        assertEquals("0", text(usage, "SELECT count(*) FROM pg_roles WHERE pg_has_role(oid, 'dba', 'member')"
                + " AND rolsuper AND rolname NOT IN ('postgres', 'loader')"));
        for (String superuser : List.of("postgres", "loader")) {
            var other = new TestPostgres.Database(usage.host(), usage.port(), usage.name(), superuser);
            assertThrows(SQLException.class, other::connect, superuser);
            assertThrows(SQLException.class, () -> other.connect(Map.of("password", "postgres")), superuser);
        }
        assertThrows(IllegalStateException.class, () -> usage.run("COPY roles FROM PROGRAM 'id'"));
    }

    @Test
    void aSecondDemoRunsBesideTheFirst() {
        try (Demo second = Demo.start(folder, _ -> {})) {
            assertNotEquals(demo.server().port(), second.server().port());
            assertNotEquals(demo.targets().getLast().address(), second.targets().getLast().address());
        }
        assertTrue(demo.server().pid().isPresent());
    }

    @Test
    void recoversFromDamagedDataOfAnEarlierRun() throws IOException {
        Path elsewhere = folder.resolveSibling("damaged");
        Path data;
        try (Demo first = Demo.start(elsewhere, _ -> {})) {
            data = first.server().dataFolder();
        }
        Files.delete(data.resolve("global/pg_control"));
        try (Demo second = Demo.start(elsewhere, _ -> {})) {
            assertTrue(second.server().pid().isPresent());
        }
        Files.delete(elsewhere.resolve("1/superuser"));
        Files.writeString(elsewhere.resolve("1/db.sqlite3"), "no database at all, however long it may be".repeat(99));
        try (Demo third = Demo.start(elsewhere, _ -> {})) {
            assertTrue(third.server().pid().isPresent());
        }
    }

    private TestPostgres.Database database(String target) {
        Address.PostgresAddress address = (Address.PostgresAddress) demo.targets().stream()
                .filter(each -> each.name().equals(target)).findFirst().orElseThrow().address();
        return new TestPostgres.Database(address.host(), address.port(), address.database(), address.user());
    }

    private Connection energy() throws SQLException {
        return new JDBC4Connection("jdbc:sqlite:", file().toString(), new Properties());
    }

    private Path file() {
        return ((Address.SqliteAddress) demo.targets().getLast().address()).path();
    }

    private Object inode() {
        try {
            return Files.getAttribute(file(), "unix:ino");
        } catch (IOException | UnsupportedOperationException none) {
            return "no inode here";
        }
    }

    private static long number(TestPostgres.Database database, String query) {
        try {
            return Long.parseLong(text(database, query));
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static String text(TestPostgres.Database database, String query) throws SQLException {
        try (Connection connection = database.connect(); Statement statement = connection.createStatement()) {
            return text(statement, query);
        }
    }

    private static String text(Statement statement, String query) throws SQLException {
        try (ResultSet result = statement.executeQuery(query)) {
            assertTrue(result.next());
            return result.getString(1);
        }
    }
}
