package plumbline.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static plumbline.store.Samples.NOW;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumbline.core.check.Baselines.Recorded;
import plumbline.core.check.IgnoredFindings.Ignored;

final class WhatPeopleDecidedTest {

    private static final Recorded FIRST = new Recorded(Map.of("orders", 47_998L, "Kunden \"alt\"", 0L), "counted",
            "wu", NOW);

    private Store store;
    private SqliteBaselines baselines;
    private SqliteIgnoredFindings ignored;
    private SqliteSchedules schedules;

    @BeforeEach
    @SuppressWarnings("NullAway.Init")
    void open(@TempDir Path folder) {
        store = new Store(new Home(folder));
        baselines = new SqliteBaselines(store);
        ignored = new SqliteIgnoredFindings(store);
        schedules = new SqliteSchedules(store);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void givesBackARecordedBaselineAsItWas() {
        baselines.record("db", "p/drift", FIRST);
        assertEquals(Optional.of(FIRST), baselines.of("db", "p/drift"));
    }

    @Test
    void keepsTheBaselinesOfTargetsAndChecksApart() {
        baselines.record("db", "p/drift", FIRST);
        assertEquals(List.of(Optional.empty(), Optional.empty()),
                List.of(baselines.of("other", "p/drift"), baselines.of("db", "p/other")));
    }

    @Test
    void leavesNothingOfTheBaselineBefore() {
        baselines.record("db", "p/drift", FIRST);
        Recorded second = new Recorded(Map.of("orders", 5L), "checkpoint 7", "li", NOW.plusSeconds(1));
        baselines.record("db", "p/drift", second);
        assertEquals(Optional.of(second), baselines.of("db", "p/drift"));
    }

    @Test
    void forgetsABaseline() {
        baselines.record("db", "p/drift", FIRST);
        baselines.forget("db", "p/drift");
        assertEquals(Optional.empty(), baselines.of("db", "p/drift"));
    }

    @Test
    void ignoresForEver() {
        Ignored finding = new Ignored(Map.of("id", "7", "name", "Café \"x\"\n用量"), "known since 2024", "wu", NOW,
                Instant.MAX);
        ignored.ignore("db", "p/orphans", List.of(finding));
        assertEquals(List.of(finding), ignored.of("db", "p/orphans", NOW.plusSeconds(5_000_000_000L)));
    }

    @Test
    void ignoresUntilTheMomentAndNotAfter() {
        Ignored finding = ignored("7", "until the release", NOW.plusSeconds(10));
        ignored.ignore("db", "p/orphans", List.of(finding));
        assertEquals(List.of(List.of(finding), List.of()), List.of(
                ignored.of("db", "p/orphans", NOW.plusSeconds(9)), ignored.of("db", "p/orphans", NOW.plusSeconds(10))));
    }

    @Test
    void takesTheNewReasonForAFindingThatIsIgnoredAlready() {
        ignored.ignore("db", "p/orphans", List.of(ignored("7", "first", NOW.plusSeconds(10))));
        Ignored again = ignored("7", "second", Instant.MAX);
        ignored.ignore("db", "p/orphans", List.of(again));
        assertEquals(List.of(again), ignored.of("db", "p/orphans", NOW));
    }

    @Test
    void knowsAKeyWhateverTheOrderOfItsColumns() {
        ignored.ignore("db", "p/orphans",
                List.of(new Ignored(Map.of("a", "1", "b", "2", "c", "3"), "r", "wu", NOW, Instant.MAX)));
        ignored.heed("db", "p/orphans", List.of(Map.of("c", "3", "b", "2", "a", "1")));
        assertEquals(List.of(), ignored.of("db", "p/orphans", NOW));
    }

    @Test
    void heedsOnlyTheFindingsThatWereNamed() {
        Ignored other = ignored("8", "r", Instant.MAX);
        ignored.ignore("db", "p/orphans", List.of(ignored("7", "r", Instant.MAX), other));
        ignored.heed("db", "p/orphans", List.of(Map.of("id", "7")));
        assertEquals(List.of(other), ignored.of("db", "p/orphans", NOW));
    }

    private static Ignored ignored(String id, String reason, Instant until) {
        return new Ignored(Map.of("id", id), reason, "wu", NOW, until);
    }

    @Test
    void tellsNeverFromNothingChosen() {
        schedules.choose("db", "p/a", "");
        assertEquals(List.of(Optional.of(""), Optional.empty()),
                List.of(schedules.chosen("db", "p/a"), schedules.chosen("db", "p/b")));
    }

    @Test
    void keepsTheLastChoiceOfASchedule() {
        schedules.choose("db", "p/a", "0 6 * * *");
        schedules.choose("db", "p/a", "0 7 * * *");
        schedules.choose("db", "p/b", "");
        schedules.choose("other", "p/a", "5 5 * * *");
        assertEquals(Map.of("p/a", "0 7 * * *", "p/b", ""), schedules.all("db"));
    }

    @Test
    void goesBackToThePacksSchedule() {
        schedules.choose("db", "p/a", "0 6 * * *");
        schedules.forget("db", "p/a");
        assertEquals(Optional.empty(), schedules.chosen("db", "p/a"));
    }
}
