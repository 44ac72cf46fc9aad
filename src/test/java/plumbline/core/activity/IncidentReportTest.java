package plumbline.core.activity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static plumbline.testing.JamSamples.NOW;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import plumbline.core.activity.LockHistory.Episode;
import plumbline.core.journal.ChangeRecord;
import plumbline.core.journal.JournalEntry;
import plumbline.core.journal.JournalState;
import plumbline.core.target.Address;
import plumbline.core.target.Environment;
import plumbline.core.target.Target;
import plumbline.core.target.TlsMode;
import plumbline.core.text.Language;
import plumbline.testing.FakeJournal;
import plumbline.testing.JamSamples;
import plumbline.testing.MemoryLockHistory;

final class IncidentReportTest {

    private static final Target TARGET = new Target("shop|prod", "", Environment.PRODUCTION,
            new Address.PostgresAddress("db", 5432, "shop", "anna", TlsMode.DISABLE, ""), List.of(),
            Target.DEFAULT_REFRESH, true);

    private final MemoryLockHistory history = new MemoryLockHistory();
    private final FakeJournal journal = new FakeJournal();
    private final Episode episode = new Episode(1, TARGET.name(), NOW.minusSeconds(10), NOW.plusSeconds(75), 3, 4,
            Duration.ofSeconds(85), "pid 4711 · order-api · anna");

    private String written(Language language) throws IOException {
        StringWriter out = new StringWriter();
        new IncidentReport(history, journal, ZoneOffset.UTC).write(TARGET, episode, language, out);
        return out.toString();
    }

    private void readings() {
        history.keep(TARGET.name(), JamSamples.queue(NOW, 2));
        history.keep(TARGET.name(), JamSamples.queue(NOW.plusSeconds(1), 4));
        history.keep(TARGET.name(), JamSamples.queue(NOW.plusSeconds(75), 1));
    }

    private void ended(String run, String action, Instant at) {
        journal.intend(new JournalEntry(run, at, "wu", "desk", TARGET.name(), "production", "16384 shop", action,
                "pid 4711", "SELECT pg_terminate_backend(4711)", "", "", 0, true, JournalState.COMMITTED, at, "", "",
                ""), new ChangeRecord(List.of(), List.of()));
    }

    @Test
    void saysWhatHappenedInFigures() throws IOException {
        readings();
        String report = written(Language.EN);
        assertTrue(report.startsWith("""
                # Lock waits on shop\\|prod

                | Fact | Value |
                | --- | --- |
                | Connection | shop\\|prod |
                | Environment | PRODUCTION |
                | Place | db:5432/shop |
                | Began | 2026-11-20 14:29:50 +00:00 |
                | Ended | 2026-11-20 14:31:15 +00:00 |
                | Lasted | 1 m 25 s |
                | Most that waited at once | 4 |
                | Longest wait seen | 1 m 25 s |
                | Root that blocked most | pid 4711 · order-api · anna |
                | Readings kept | 3 |
                """), report);
    }

    @Test
    void showsTheTreeAtItsPeak() throws IOException {
        readings();
        String report = written(Language.EN);
        assertTrue(report.contains("""
                ## The tree at 14:30:01, when 4 waited

                ```text
                pid 4711 · order-api · anna | idle in transaction | transaction open"""), report);
    }

    @Test
    void listsEveryPairWithItsTimes() throws IOException {
        readings();
        assertTrue(written(Language.EN).contains("| pid 4714 · order-api · anna | pid 4711 · order-api · anna "
                + "| ShareLock | public.orders (0,7), transaction 745 | 14:30:00 | 14:31:15 | 1 m 15 s |"));
    }

    @Test
    void saysWhoWasAtTheRootAndForHowLong() throws IOException {
        readings();
        assertTrue(written(Language.EN)
                .contains("| 14:30:00 | 14:31:15 | pid 4711 · order-api · anna | 4 |"));
    }

    @Test
    void marksAStatementThatIsTheLastOne() throws IOException {
        readings();
        assertTrue(written(Language.EN).contains("| last statement: UPDATE orders SET state = 'paid' WHERE id = 7 |"));
    }

    @Test
    void listsWhatTheConsoleEndedMeanwhile() throws IOException {
        readings();
        ended("R-1", "terminate", NOW.plusSeconds(60));
        ended("R-2", "cancel", NOW.plus(Duration.ofHours(1)));
        ended("R-3", "repair", NOW.plusSeconds(60));
        List<String> runs = written(Language.EN).lines().filter(line -> line.contains("| R-")).toList();
        assertEquals(List.of("| 14:31:00 | wu | terminate | pid 4711 | committed | R-1 |"), runs);
    }

    @Test
    void saysThatTheConsoleDidNothing() throws IOException {
        readings();
        assertTrue(written(Language.EN).contains("It ended no statement, session or prepared transaction."));
    }

    @Test
    void noContentBreaksATableOrAFence() throws IOException {
        ActivitySample sample = JamSamples.queue(NOW, 1);
        Backend evil = JamSamples.backend(JamSamples.HOLDER, BackendState.ACTIVE,
                "SELECT '|',\n'```', '<img src=x>', '![x](http://evil)'\r\n-- # \u0007");
        history.keep(TARGET.name(), new ActivitySample(sample.at(), "shop", false, false, Duration.ZERO,
                List.of(evil, sample.backends().getLast()), sample.waits(), List.of()));
        String report = written(Language.EN);
        assertTrue(report.contains("| SELECT '\\|',<br>'\\`\\`\\`', '&lt;img src=x&gt;', '!\\[x\\](http://evil)'<br>"
                + "-- \\#   |"), report);
    }

    @Test
    void aLongQueueListsOnlyTheNearestAndSaysSo() throws IOException {
        history.keep(TARGET.name(), JamSamples.queue(NOW, 500));
        String report = written(Language.EN);
        assertTrue(report.contains("And 300 more."), "of 500 pairs 200 are listed");
    }

    @Test
    void saysWhereTheReadingsAreGone() throws IOException {
        assertTrue(written(Language.EN).contains("no longer kept"));
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyWordIsThereInEveryLanguage(Language language) throws IOException {
        readings();
        history.keep(TARGET.name(), JamSamples.prepared(NOW.plusSeconds(76), 0));
        assertFalse(written(language).contains("incident."));
    }

    @Test
    void aFileIsThereAsAWholeAndNothingBeside(@TempDir Path folder) throws IOException {
        readings();
        Path file = folder.resolve("报告.md");
        Files.writeString(file, "old");
        new IncidentReport(history, journal, ZoneOffset.UTC).save(TARGET, episode, Language.ZH_CN, file);
        assertEquals(written(Language.ZH_CN), Files.readString(file));
        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(1, left.count());
        }
    }
}
