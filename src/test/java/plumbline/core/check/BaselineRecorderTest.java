package plumbline.core.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumbline.core.check.Baselines.Recorded;
import plumbline.core.pack.Check;
import plumbline.core.pack.yaml.PackShelf;
import plumbline.core.problem.Outcome;
import plumbline.core.problem.ProblemCode;
import plumbline.core.service.ApplicationService;
import plumbline.core.target.Address;
import plumbline.core.target.Environment;
import plumbline.core.target.Target;
import plumbline.core.work.WorkContext;
import plumbline.store.Home;
import plumbline.store.SqliteBaselines;
import plumbline.store.Store;
import plumbline.testing.Forgetful;
import plumbline.testing.TestSessions;

/// On a real file, and kept in a real store.
final class BaselineRecorderTest {

    private static final Instant NOW = Instant.parse("2026-11-20T14:30:00Z");

    private final TestSessions sessions = new TestSessions();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private Store store;
    private CheckRunner checks;
    private BaselineRecorder recorder;

    @BeforeEach
    void open() {
        store = new Store(new Home(folder.resolve("home")));
        SqliteBaselines baselines = new SqliteBaselines(store);
        checks = new CheckRunner(sessions.sessions(), new PackShelf(folder.resolve("packs")), new Forgetful(),
                baselines,
                IgnoredFindings.none(), ApplicationService.none(), () -> NOW);
        recorder = new BaselineRecorder(checks, baselines, new NoNumbers(), "wu", () -> NOW);
    }

    private static final class NoNumbers implements SavedNumbers {

        @Override
        public List<Offer> offers(Target target, Set<String> tables) {
            return List.of();
        }

        @Override
        public Numbers of(Target target, Set<String> tables, String id, WorkContext context) {
            return new Numbers("checkpoint_1", NOW, Map.of("fault_record", (long) tables.size()));
        }
    }

    @Test
    void numbersOfACheckpointAreKeptWithItsName() throws SQLException {
        Target target = faults(400);

        recorder.recordSaved(target, drift(target, "rows-fault-record"), "latest", WorkContext.none()).orThrow();

        assertEquals(new Recorded(Map.of("fault_record", 1L), "checkpoint_1", "wu", NOW),
                recorder.recorded(target.name(), "energy-faults/rows-fault-record").orElseThrow());
    }

    @AfterEach
    void close() {
        store.close();
        sessions.close();
    }

    private Target faults(int rows) throws SQLException {
        Path file = folder.resolve("energy.db");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE fault_record (id INTEGER PRIMARY KEY)");
            statement.execute("WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < " + rows
                    + ") INSERT INTO fault_record SELECT i FROM n");
        }
        return Target.adHoc(new Address.SqliteAddress(file), Environment.TEST);
    }

    private Check drift(Target target, String id) {
        return checks.chosen(target, List.of("energy-faults"), List.of(id)).orThrow().getFirst();
    }

    @Test
    void keepsWhatItCountedWithWhoAndWhen() throws SQLException {
        Target target = faults(400);
        Check check = drift(target, "rows-fault-record");

        recorder.record(target, check, WorkContext.none()).orThrow();

        assertEquals(new Recorded(Map.of("fault_record", 400L), "counted", "wu", NOW),
                recorder.recorded(target.name(), check.path()).orElseThrow());
    }

    @Test
    void aRecordedBaselineIsCleanUntilItIsForgotten() throws SQLException {
        Target target = faults(400);
        Check check = drift(target, "rows-fault-record");
        recorder.record(target, check, WorkContext.none()).orThrow();
        CheckStatus recorded = checks.run(target, check, 10, WorkContext.none()).status();
        recorder.forget(target.name(), check.path());

        assertEquals(List.of(CheckStatus.CLEAN, CheckStatus.FINDINGS),
                List.of(recorded, checks.run(target, check, 10, WorkContext.none()).status()));
    }

    @Test
    void theTablesKeepTheOrderTheyWereCountedIn() {
        List<String> tables = List.of("distillations", "distillation_usage", "article", "zone", "batch", "考勤");
        Map<String, Long> counts = new LinkedHashMap<>();
        tables.forEach(table -> counts.put(table, 7L));

        assertEquals(tables, List.copyOf(new Recorded(counts, "counted", "wu", NOW).counts().keySet()));
    }

    @Test
    void recordsNothingWhereTheTableIsMissing() throws SQLException {
        Target target = faults(1);
        Check check = drift(target, "rows-pue-data");

        Outcome<Recorded> outcome = recorder.record(target, check, WorkContext.none());

        assertEquals(ProblemCode.MISSING_TABLE, assertInstanceOf(Outcome.Failed.class, outcome).problem().code());
    }
}
