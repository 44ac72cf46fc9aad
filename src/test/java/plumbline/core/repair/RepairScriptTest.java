package plumbline.core.repair;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import plumbline.core.check.Baselines;
import plumbline.core.check.CheckRunner;
import plumbline.core.check.IgnoredFindings;
import plumbline.core.pack.Check;
import plumbline.core.pack.yaml.PackShelf;
import plumbline.core.service.ApplicationService;
import plumbline.core.work.WorkContext;
import plumbline.testing.Await;
import plumbline.testing.Forgetful;
import plumbline.testing.MemoryJournal;
import plumbline.testing.TestSessions;
import plumbline.testing.UsageDatabase;

/// Scripts are run by somebody else, through a plain connection that knows nothing of the console.
final class RepairScriptTest {

    private static final String SQLITE = "sqlite";
    private static final TestSessions SESSIONS = new TestSessions();

    @TempDir
    static Path folder;

    private final PackShelf packs = new PackShelf(folder);
    private final RepairEngine repairs = new RepairEngine(SESSIONS.sessions(), packs, IgnoredFindings.none(),
            ApplicationService.none(), new MemoryJournal(), new Actor("anna", "desk"), InstantSource.system());
    private final CheckRunner checks = new CheckRunner(SESSIONS.sessions(), packs, new Forgetful(), Baselines.none(),
            IgnoredFindings.none(), ApplicationService.none(), InstantSource.system());

    @AfterAll
    static void close() {
        SESSIONS.close();
    }

    private static UsageDatabase database(String kind) {
        return UsageDatabase.of(kind, folder);
    }

    private RepairScript script(UsageDatabase database, List<Map<String, String>> keys) {
        Check check = checks.chosen(database.target(), List.of(), List.of("usage-count")).orThrow().getFirst();
        RepairRequest request = new RepairRequest(database.target(), check, check.repairs().getFirst(), keys, "");
        return repairs.script(repairs.preview(request, WorkContext.none()).orThrow()).orThrow();
    }

    /// As the shell of the system would run it: all of it on one connection, which ends at the first error.
    private static void run(UsageDatabase database, String script) throws SQLException {
        try (Connection connection = database.connect(); Statement statement = connection.createStatement()) {
            statement.executeUpdate(script.lines().filter(line -> !line.startsWith("."))
                    .reduce("", (text, line) -> text + line + "\n"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"13", "18", SQLITE})
    void repairsExactlyWhatWasPreviewed(String kind) throws SQLException {
        UsageDatabase database = database(kind);
        Map<Long, Long> right = new TreeMap<>(database.counters());
        right.putAll(Map.of(2L, 1L, 7L, 1L));

        run(database, script(database, List.of(Map.of("id", "2"), Map.of("id", "7"))).repair());

        assertEquals(right, database.counters());
    }

    @ParameterizedTest
    @ValueSource(strings = {"13", "18", SQLITE})
    void theUndoBesideItPutsTheFaultsBack(String kind) throws SQLException {
        UsageDatabase database = database(kind);
        Map<Long, Long> wrong = database.counters();
        RepairScript script = script(database, List.of());
        run(database, script.repair());

        run(database, script.undo());

        assertEquals(wrong, database.counters());
    }

    @ParameterizedTest
    @ValueSource(strings = {"13", "18", SQLITE})
    void stopsWhereARowHasChangedSince(String kind) throws SQLException {
        UsageDatabase database = database(kind);
        RepairScript script = script(database, List.of());
        database.run("UPDATE distillations SET usage_count = 77 WHERE id = 2;\n");
        Map<Long, Long> before = database.counters();

        assertThrows(SQLException.class, () -> run(database, script.repair()));
        assertEquals(before, database.counters());
    }

    @ParameterizedTest
    @ValueSource(strings = {"13", "18", SQLITE})
    void stopsInAnotherDatabase(String kind) throws SQLException {
        RepairScript script = script(database(kind), List.of());
        UsageDatabase other = database(kind);
        Map<Long, Long> before = other.counters();

        assertThrows(SQLException.class, () -> run(other, script.repair()));
        assertEquals(before, other.counters());
    }

    @ParameterizedTest
    @ValueSource(strings = {"13", "18", SQLITE})
    void theUndoStopsBeforeTheRepair(String kind) throws SQLException {
        UsageDatabase database = database(kind);
        RepairScript script = script(database, List.of());
        Map<Long, Long> before = database.counters();

        assertThrows(SQLException.class, () -> run(database, script.undo()));
        assertEquals(before, database.counters());
    }

    @ParameterizedTest
    @ValueSource(ints = {13, 18})
    void stopsOnAnotherServerWhoseDatabaseHasTheSameNameAndNumber(int major) throws SQLException {
        UsageDatabase database = UsageDatabase.postgres(major);
        String script = script(database, List.of()).repair();
        String elsewhere = script.replaceFirst("system_identifier::text = '[0-9]+'", "system_identifier::text = '7'");
        Map<Long, Long> before = database.counters();

        assertThrows(SQLException.class, () -> run(database, elsewhere));
        assertEquals(before, database.counters());
    }

    @ParameterizedTest
    @ValueSource(ints = {13, 18})
    void stopsWhereAWriterItWaitedForHasChangedARow(int major) throws Exception {
        UsageDatabase database = UsageDatabase.postgres(major);
        String script = script(database, List.of()).repair();
        Map<Long, Long> changed = new TreeMap<>(database.counters());
        changed.put(2L, 77L);
        try (ExecutorService beside = Executors.newSingleThreadExecutor();
                Connection writer = database.connect();
                Statement statement = writer.createStatement()) {
            writer.setAutoCommit(false);
            statement.executeUpdate("UPDATE distillations SET usage_count = 77 WHERE id = 2");
            Future<?> running = beside.submit(() -> {
                run(database, script);
                return null;
            });
            Await.until("the script waits for the writer", Duration.ofSeconds(10), () -> waiting(database));
            writer.commit();
            assertThrows(ExecutionException.class, running::get);
        }

        assertEquals(changed, database.counters());
    }

    private static boolean waiting(UsageDatabase database) {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery("SELECT count(*) FROM pg_stat_activity "
                        + "WHERE wait_event_type = 'Lock' AND datname = current_database()")) {
            return answer.next() && answer.getInt(1) > 0;
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
