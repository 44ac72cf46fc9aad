package plumbline.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static plumbline.testing.JamSamples.NOW;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumbline.core.activity.ActivitySample;
import plumbline.core.activity.KeptStatements;
import plumbline.core.activity.LockHistory.Episode;
import plumbline.core.activity.WaitTree;
import plumbline.core.sql.Sql;
import plumbline.testing.JamSamples;
import plumbline.testing.SetClock;

final class SqliteLockHistoryTest {

    private static final Duration DAY = Duration.ofDays(1);

    private final SetClock clock = new SetClock(NOW);
    private KeptStatements statements = KeptStatements.WHOLE;
    private Store store;
    private Retention retention;
    private SqliteLockHistory history;

    @BeforeEach
    @SuppressWarnings("NullAway.Init")
    void open(@TempDir Path folder) {
        store = new Store(new Home(folder));
        retention = new Retention(store, clock, Retention.IMAGES);
        history = fresh();
    }

    @AfterEach
    void close() {
        store.close();
    }

    private SqliteLockHistory fresh() {
        return new SqliteLockHistory(store, retention, () -> statements);
    }

    @Test
    void givesBackAReadingAsItWas() {
        ActivitySample sample = JamSamples.queue(NOW, 3);
        history.keep("shop", sample);
        assertEquals(Optional.of(sample), history.at(only().id(), NOW));
    }

    @Test
    void givesBackPreparedTransactionsAndWhatTheServerDidNotTell() {
        ActivitySample sample = JamSamples.prepared(NOW, 0);
        history.keep("shop", sample);
        assertEquals(Optional.of(sample), history.at(only().id(), NOW));
    }

    @Test
    void givesBackEveryEdgeOfALongQueue() {
        history.keep("shop", JamSamples.queue(NOW, 500));
        ActivitySample kept = history.at(only().id(), NOW).orElseThrow();
        assertEquals(124_751 - 1 + 500, new WaitTree(kept).edges().size());
    }

    @Test
    void aQuietReadingIsNoEpisode() {
        history.keep("shop", JamSamples.quiet(NOW));
        assertEquals(List.of(), all("shop"));
    }

    @Test
    void foldsReadingsThatLieCloseTogetherIntoOneEpisode() {
        history.keep("shop", JamSamples.queue(NOW, 2));
        history.keep("shop", JamSamples.queue(NOW.plusSeconds(1), 5));
        history.keep("shop", JamSamples.queue(NOW.plusSeconds(5), 1));
        Instant first = Objects.requireNonNull(JamSamples.queue(NOW, 1).waits().getFirst().since());
        assertEquals(List.of(new Episode(1, "shop", first, NOW.plusSeconds(5), 3, 5,
                Duration.between(first, NOW.plusSeconds(5)), "pid 4711 · order-api · anna")), all("shop"));
    }

    @Test
    void readingsFifteenSecondsApartAreTwoEpisodes() {
        history.keep("shop", JamSamples.queue(NOW, 2));
        history.keep("shop", JamSamples.queue(NOW.plusSeconds(15), 2));
        assertEquals(2, all("shop").size());
    }

    @Test
    void anEpisodeDoesNotBeginBeforeTheOneBeforeItHasEnded() {
        history.keep("shop", JamSamples.queue(NOW, 2));
        history.keep("shop", JamSamples.queue(NOW.plusSeconds(15), 2));
        assertEquals(NOW, all("shop").getLast().began());
    }

    @Test
    void anEpisodeBeginsWithItsFirstReadingWhereTheServerTellsNoTime() {
        history.keep("shop", JamSamples.prepared(NOW, 0));
        assertEquals(NOW, only().began());
    }

    @Test
    void namesAPreparedTransactionAsCulprit() {
        history.keep("shop", JamSamples.prepared(NOW, 0));
        assertEquals("prepared gx1", only().culprit());
    }

    @Test
    void episodesOfTwoTargetsAreApart() {
        history.keep("shop", JamSamples.queue(NOW, 1));
        history.keep("other", JamSamples.queue(NOW, 1));
        assertEquals(1, all("shop").size());
    }

    @Test
    void tellsTheMomentsOfAnEpisode() {
        history.keep("shop", JamSamples.queue(NOW, 1));
        history.keep("shop", JamSamples.queue(NOW.plusSeconds(1), 1));
        assertEquals(List.of(NOW, NOW.plusSeconds(1)), history.moments(only().id()));
    }

    @Test
    void givesTheLastReadingAtOrBeforeAMoment() {
        history.keep("shop", JamSamples.queue(NOW, 1));
        history.keep("shop", JamSamples.queue(NOW.plusSeconds(1), 2));
        assertEquals(NOW, history.at(only().id(), NOW.plusMillis(999)).orElseThrow().at());
    }

    @Test
    void hasNoReadingBeforeTheFirst() {
        history.keep("shop", JamSamples.queue(NOW, 1));
        assertEquals(Optional.empty(), history.at(only().id(), NOW.minusNanos(1)));
    }

    @Test
    void aJamThatStandsIsOnePicture() {
        for (int i = 0; i < 10; i++) {
            history.keep("shop", JamSamples.queue(NOW.plusSeconds(i), 20));
        }
        assertEquals(1, count(Sql.of("SELECT count(*) FROM lock_picture")));
    }

    @Test
    void waitsAreAsOldAsTheyWereInAPictureThatStands() {
        history.keep("shop", JamSamples.queue(NOW, 1));
        history.keep("shop", JamSamples.queue(NOW.plusSeconds(3), 1));
        WaitTree tree = new WaitTree(history.at(only().id(), NOW.plusSeconds(3)).orElseThrow());
        assertEquals(13, tree.age(tree.sample().waits().getFirst()).orElseThrow().plusMillis(2).toSeconds());
    }

    @Test
    void agesInTransactionsGrowWithoutANewPicture() {
        history.keep("shop", JamSamples.prepared(NOW, 0));
        history.keep("shop", JamSamples.prepared(NOW.plusSeconds(1), 700));
        assertEquals(1, count(Sql.of("SELECT count(*) FROM lock_picture")));
        assertEquals(Optional.of(JamSamples.prepared(NOW.plusSeconds(1), 700)),
                history.at(only().id(), NOW.plusSeconds(1)));
    }

    @Test
    void aConsoleThatWasKilledGoesOnWithTheEpisode() {
        history.keep("shop", JamSamples.queue(NOW, 1));
        fresh().keep("shop", JamSamples.queue(NOW.plusSeconds(4), 1));
        assertEquals(2, only().readings());
    }

    @Test
    void keepsNoLiteralsWhereThatIsChosen() {
        statements = KeptStatements.WITHOUT_LITERALS;
        history.keep("shop", JamSamples.queue(NOW, 1));
        assertEquals("UPDATE orders SET state = ? WHERE id = ?",
                history.at(only().id(), NOW).orElseThrow().backends().getFirst().statement());
    }

    @Test
    void keepsNoStatementsWhereThatIsChosen() {
        statements = KeptStatements.NONE;
        history.keep("shop", JamSamples.queue(NOW, 1));
        assertEquals("", history.at(only().id(), NOW).orElseThrow().backends().getFirst().statement());
    }

    @Test
    void forgetsReadingsAfterThirtyDaysAndKeepsTheEpisode() {
        history.keep("shop", JamSamples.queue(NOW, 1));
        history.keep("shop", JamSamples.queue(NOW.plus(DAY), 2));
        clock.set(NOW.plus(DAY.multipliedBy(30)).plusSeconds(60));
        Samples.tidy(retention);
        assertEquals(List.of(0, 1), all("shop").stream().map(each -> history.moments(each.id()).size()).toList());
        assertEquals(1, count(Sql.of("SELECT count(*) FROM lock_picture")));
    }

    @Test
    void aPictureStaysAsLongAsAReadingShowsIt() {
        history.keep("shop", JamSamples.queue(NOW, 1));
        history.keep("shop", JamSamples.queue(NOW.plusSeconds(2), 1));
        clock.set(NOW.plus(DAY.multipliedBy(30)).plusSeconds(1));
        Samples.tidy(retention);
        assertEquals(JamSamples.queue(NOW.plusSeconds(2), 1), history.at(only().id(), Instant.MAX).orElseThrow());
    }

    @Test
    void forgetsEpisodesAfterFourHundredDays() {
        history.keep("shop", JamSamples.queue(NOW, 1));
        clock.set(NOW.plus(DAY.multipliedBy(401)));
        Samples.tidy(retention);
        assertEquals(List.of(), all("shop"));
    }

    @Test
    void theOldestPicturesGoWhereAllAreTooLarge() {
        for (int i = 0; i < 4; i++) {
            history.keep("shop", JamSamples.queue(NOW.plusSeconds(i), i + 1));
        }
        long each = count(Sql.of("SELECT max(size) FROM lock_picture"));
        assertEquals(false, store.write(change -> Retention.cutLargeWaits(change, 2 * each)));
        assertEquals(List.of(NOW.plusSeconds(2), NOW.plusSeconds(3)), history.moments(only().id()));
    }

    @Test
    void aPictureThatWentForItsSizeIsKeptAnew() {
        history.keep("shop", JamSamples.queue(NOW, 1));
        assertEquals(false, store.write(change -> Retention.cutLargeWaits(change, 0)));
        history.keep("shop", JamSamples.queue(NOW.plusSeconds(1), 1));
        assertNotEquals(Optional.empty(), history.at(only().id(), Instant.MAX));
    }

    @Test
    void theFirstPictureOfFiveHundredWaitersIsSmallerThanTheirEdges() {
        history.keep("shop", JamSamples.queue(NOW, 500));
        long size = count(Sql.of("SELECT sum(size) FROM lock_picture"));
        assertTrue(size < 24_000, "a picture of 124,751 edges has " + size + " bytes");
    }

    @Test
    void fiveHundredWaitersThatStandAreTinyRows() {
        history.keep("shop", JamSamples.queue(NOW, 500));
        long before = bytes();
        for (int i = 1; i <= 60; i++) {
            history.keep("shop", JamSamples.queue(NOW.plusSeconds(i), 500));
        }
        assertTrue(bytes() - before <= 8192, "a minute of it has " + (bytes() - before) + " bytes");
    }

    private long bytes() {
        return count(Sql.of("SELECT (SELECT * FROM pragma_page_count()) * (SELECT * FROM pragma_page_size())"));
    }

    private Episode only() {
        List<Episode> all = all("shop");
        assertEquals(1, all.size());
        return all.getFirst();
    }

    private List<Episode> all(String target) {
        return history.episodes(target, Instant.EPOCH, NOW.plus(DAY.multipliedBy(1000)));
    }

    private long count(Sql query) {
        return store.read(view -> view.first(query, row -> row.getLong(1))).orElseThrow();
    }
}
