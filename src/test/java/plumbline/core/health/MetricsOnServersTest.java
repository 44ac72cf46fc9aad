package plumbline.core.health;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import plumbline.core.activity.HeldFiles;
import plumbline.core.problem.Problem;
import plumbline.core.target.Address;
import plumbline.core.target.Environment;
import plumbline.core.target.Target;
import plumbline.db.sqlite.ProcFileUse;
import plumbline.testing.Forgetful;
import plumbline.testing.TestSessions;
import plumbline.testing.UsageDatabase;

/// Every metric's statement, on every version of the server.
final class MetricsOnServersTest {

    private static final TestSessions SESSIONS = new TestSessions();

    @TempDir
    static Path folder;

    private final PollingHealthMonitor monitor = new PollingHealthMonitor(SESSIONS.sessions(), MetricCatalog.builtIn(),
            ApplicationTiles.none(), new HeldFiles(new ProcFileUse(InstantSource.system())), new Forgetful(),
            InstantSource.system());

    @AfterAll
    static void close() {
        SESSIONS.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {13, 14, 15, 16, 17, 18})
    void everyMetricHasAValueOrAQuietInterval(int major) {
        TargetHealth health = monitor.once(UsageDatabase.postgres(major).target());

        List<Problem> problems = health.readings().values().stream().map(Reading::problem).filter(p -> p != null)
                .toList();
        assertEquals(List.of(), problems);
        assertEquals(health.metrics().size(), health.readings().size());
        for (Metric metric : health.metrics()) {
            if (!metric.id().equals("cache-hit")) { // nothing read in the interval: no share of nothing
                assertNotNull(health.reading(metric.id()).orElseThrow().value(), metric.id());
            }
        }
    }

    @Test
    void everyMetricOfAFileHasAValue() {
        TargetHealth health = monitor.once(UsageDatabase.sqlite(TestSessions.freshFolder(folder)).target());

        for (Metric metric : health.metrics()) {
            assertNotNull(health.reading(metric.id()).orElseThrow().value(), metric.id());
        }
        assertEquals(17.0, health.reading("row-count").orElseThrow().value());
    }

    @Test
    void aMissingFileIsUnreachableAndSaysWhy() {
        TargetHealth health = monitor.once(Target
                .adHoc(new Address.SqliteAddress(folder.resolve("none.db").toAbsolutePath()), Environment.TEST));

        assertEquals(TargetState.UNREACHABLE, health.state());
        assertEquals(0, health.score());
        assertNotNull(health.problem());
    }

    @Test
    void aReachableTargetHasNoProblem() {
        assertNull(monitor.once(UsageDatabase.postgres(18).target()).problem());
    }
}
