package plumbline.core.health;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumbline.core.activity.FileUse;
import plumbline.core.activity.FileUse.Holder;
import plumbline.core.activity.FileUse.Lock;
import plumbline.core.activity.HeldFiles;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.testing.Forgetful;
import plumbline.testing.TestSessions;
import plumbline.testing.UsageDatabase;

/// The tiles that say who holds a SQLite file.
final class HeldFileTilesTest {

    private static final Instant NOW = Instant.parse("2026-11-20T14:30:00Z");
    private static final long MEGABYTES = 1024 * 1024;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private final TestSessions sessions = new TestSessions();

    @AfterEach
    void close() {
        sessions.close();
    }

    private Reading reading(String metric, FileUse use) {
        PollingHealthMonitor monitor = new PollingHealthMonitor(sessions.sessions(), MetricCatalog.builtIn(),
                ApplicationTiles.none(), new HeldFiles(_ -> use), new Forgetful(), InstantSource.system());
        return monitor.once(UsageDatabase.sqlite(folder).target()).reading(metric).orElseThrow();
    }

    private static FileUse held(long walBytes, int seconds, Lock... locks) {
        return new FileUse(NOW, true, walBytes > 0, walBytes,
                List.of(new Holder(4711, "python3", "anna", List.of(locks), NOW.minusSeconds(seconds))));
    }

    @Test
    void aWriterThatHoldsOnIsAWarningWithItsName() {
        Reading reading = reading("write-lock-held", held(0, 6, Lock.RESERVED, Lock.SHARED));
        assertEquals("6.0 WARNING 4711 python3 (anna)",
                reading.value() + " " + reading.verdict() + " " + reading.culprit());
    }

    @Test
    void halfAMinuteIsCritical() {
        assertEquals(Verdict.CRITICAL, reading("write-lock-held", held(0, 30, Lock.WAL_WRITE)).verdict());
    }

    @Test
    void aReaderIsNoWriter() {
        assertEquals(0.0, reading("write-lock-held", held(0, 600, Lock.WAL_READ)).value());
    }

    @Test
    void aReaderOfALargeLogStopsItsCheckpoint() {
        assertEquals(90.0, reading("log-reader-stands", held(5 * MEGABYTES, 90, Lock.WAL_READ)).value());
    }

    @Test
    void aReaderOfASmallLogDoesNoHarm() {
        assertEquals(0.0, reading("log-reader-stands", held(3 * MEGABYTES, 90, Lock.WAL_READ)).value());
    }

    @Test
    void whereTheSystemDoesNotTellItIsUnknownAndSaysWhy() {
        Reading reading = reading("write-lock-held", new FileUse(NOW, false, true, 0, List.of()));
        Problem problem = reading.problem();
        assertNotNull(problem);
        assertEquals("UNKNOWN " + ProblemCode.NOT_TOLD, reading.verdict() + " " + problem.code());
    }
}
