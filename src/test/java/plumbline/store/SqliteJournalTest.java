package plumbline.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static plumbline.store.Samples.NOW;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumbline.core.journal.JournalEntry;
import plumbline.core.journal.JournalState;
import plumbline.core.problem.ProblemCode;
import plumbline.core.problem.ProblemException;
import plumbline.testing.SetClock;

final class SqliteJournalTest {

    private final SetClock clock = new SetClock(NOW);
    private Store store;
    private SqliteJournal journal;

    @BeforeEach
    @SuppressWarnings("NullAway.Init")
    void open(@TempDir Path folder) {
        store = new Store(new Home(folder));
        journal = new SqliteJournal(store);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void givesBackAnEntryAsItWas() {
        JournalEntry entry = Samples.entry("R-1");
        journal.intend(entry, Samples.images("a", null));
        assertEquals(Optional.of(entry), journal.find("R-1"));
        assertEquals(Optional.of(Samples.images("a", null)), journal.change("R-1"));
        assertEquals(Optional.empty(), journal.find("R-2"));
        assertEquals(Optional.empty(), journal.change("R-2"));
    }

    @Test
    void readsAnEntryOfTheFirstVersionWithoutItsEnglishWords() {
        JournalEntry now = Samples.entry("R-1");
        JournalEntry former = new JournalEntry(now.run(), now.at(), "wu as app", now.host(), now.target(),
                now.environment(), "16384 usage at 10.1.2.3:5432, system 7391", now.action(), now.subject(),
                now.statement(), now.ticket(), now.transaction(), now.rows(), now.verified(), now.state(), now.ended(),
                now.undoes(), now.undoneBy(), now.message());
        journal.intend(former, Samples.images("a", "b"));

        JournalEntry found = journal.find("R-1").orElseThrow();

        assertEquals("wu (app)", found.who());
        assertEquals("16384 usage @ 10.1.2.3:5432 #7391", found.identity());
    }

    @Test
    void writesTheOutcomeBesideTheIntent() {
        journal.intend(Samples.entry("R-1"), Samples.images("a", "b"));
        journal.conclude("R-1", JournalState.COMMITTED, true, NOW.plusSeconds(1), "1 row");
        JournalEntry entry = journal.find("R-1").orElseThrow();
        assertEquals(JournalState.COMMITTED, entry.state());
        assertEquals(true, entry.verified());
        assertEquals(NOW.plusSeconds(1), entry.ended());
        assertEquals("1 row", entry.message());
        assertEquals(Samples.entry("R-1").statement(), entry.statement());
    }

    @Test
    void refusesToWriteOverAKnownOutcomeOrAnotherRun() {
        journal.intend(Samples.entry("R-1"), Samples.images("a", "b"));
        journal.conclude("R-1", JournalState.UNKNOWN, false, NOW, "connection lost");
        journal.conclude("R-1", JournalState.COMMITTED, false, NOW, "seen on the server");
        assertThrows(IllegalStateException.class,
                () -> journal.conclude("R-1", JournalState.ROLLED_BACK, false, NOW, ""));
        assertEquals("seen on the server", journal.find("R-1").orElseThrow().message());
        assertEquals(ProblemCode.STORE, assertThrows(ProblemException.class,
                () -> journal.intend(Samples.entry("R-1"), Samples.images("x", "y"))).problem().code());
        assertEquals(Optional.of(Samples.images("a", "b")), journal.change("R-1"));
        assertEquals(ProblemCode.UNKNOWN_RUN, assertThrows(ProblemException.class,
                () -> journal.conclude("R-9", JournalState.COMMITTED, true, NOW, "")).problem().code());
    }

    @Test
    void saysWhoTookItBackOnlyOnceThatWasCommitted() {
        journal.intend(Samples.entry("R-1"), Samples.images("a", "b"));
        journal.intend(Samples.entry("R-2", "R-1"), Samples.images("b", "a"));
        assertEquals("", journal.find("R-1").orElseThrow().undoneBy());
        journal.conclude("R-2", JournalState.ROLLED_BACK, false, NOW, "");
        assertEquals("", journal.find("R-1").orElseThrow().undoneBy());
        journal.intend(Samples.entry("R-3", "R-1"), Samples.images("b", "a"));
        journal.conclude("R-3", JournalState.COMMITTED, true, NOW, "");
        assertEquals("R-3", journal.find("R-1").orElseThrow().undoneBy());
        assertEquals("R-3", journal.newest("R-1", 9).getLast().undoneBy());
        assertEquals("", journal.find("R-3").orElseThrow().undoneBy());
    }

    @Test
    void findsTheNewestThatHoldEveryWord() {
        for (int i = 1; i <= 5; i++) {
            journal.intend(Samples.entry("R-" + i), Samples.images("a", "b"));
        }
        journal.conclude("R-2", JournalState.COMMITTED, true, NOW, "took 100% of the 10_000 rows");
        assertEquals(List.of("R-5", "R-4"), runs("", 2));
        assertEquals(List.of("R-5", "R-4", "R-3", "R-2", "R-1"), runs("  usage-count DESK7 ", 9));
        assertEquals(List.of("R-2"), runs("committed 用量", 9));
        assertEquals(List.of("R-2"), runs("10_000", 9));
        assertEquals(List.of(), runs("10x000", 9));
        assertEquals(List.of("R-5", "R-4", "R-3", "R-2", "R-1"), runs("50%", 9), "in the statement");
        assertEquals(List.of(), runs("5%0", 9));
        assertEquals(List.of(), runs("R-2 R-3", 9));
        assertEquals(List.of(), runs("\"'\\", 9));
        assertEquals(List.of(), runs("x".repeat(200_000), 9), "longer than a pattern of LIKE may be");
    }

    @Test
    void forgetsTheRowsAndKeepsTheEntry() {
        Retention retention = new Retention(store, clock, Duration.ofDays(90));
        journal.intend(Samples.entry("R-1"), Samples.images("a", "b"));
        clock.forward(Duration.ofDays(89));
        Samples.tidy(retention);
        assertEquals(true, journal.change("R-1").isPresent());
        clock.forward(Duration.ofDays(2));
        Samples.tidy(retention);
        assertEquals(Optional.empty(), journal.change("R-1"));
        assertEquals(Optional.of(Samples.entry("R-1")), journal.find("R-1"));
    }

    private List<String> runs(String words, int most) {
        return journal.newest(words, most).stream().map(JournalEntry::run).toList();
    }
}
