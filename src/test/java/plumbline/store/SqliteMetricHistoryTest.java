package plumbline.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static plumbline.store.Samples.NOW;
import static plumbline.store.Samples.reading;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumbline.core.health.MetricHistory.Point;
import plumbline.core.health.Reading;
import plumbline.core.health.Verdict;
import plumbline.core.sql.Sql;
import plumbline.testing.SetClock;

final class SqliteMetricHistoryTest {

    private static final Duration DAY = Duration.ofDays(1);

    private final SetClock clock = new SetClock(NOW);
    private Store store;
    private Retention retention;
    private SqliteMetricHistory history;

    @BeforeEach
    @SuppressWarnings("NullAway.Init")
    void open(@TempDir Path folder) {
        store = new Store(new Home(folder));
        retention = new Retention(store, clock, Retention.IMAGES);
        history = new SqliteMetricHistory(store, retention);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void givesBackWhatHasAValueAsItWas() {
        Reading warning = new Reading("waits", 3.5, Verdict.WARNING, NOW, "", "", null);
        history.keep("db", List.of(warning, Reading.unknown("size", NOW, "", null), reading("ratio", Double.NaN, NOW),
                reading("rate", Double.POSITIVE_INFINITY, NOW)));
        assertEquals(List.of(new Point(NOW, 3.5, Verdict.WARNING)), all("waits"));
        assertEquals(List.of(), all("size"));
        assertEquals(List.of(), all("ratio"));
        assertEquals(List.of(), all("rate"));
        assertEquals(List.of(), history.between("other", "waits", Instant.MIN, Instant.MAX, 10));
    }

    @Test
    void givesOnlyWhatLiesBetweenOldestFirst() {
        for (int i : new int[] { 3, 1, 2, 0, 4 }) {
            history.keep("db", List.of(reading("m", i, NOW.plusSeconds(i))));
        }
        assertEquals(List.of(1.0, 2.0, 3.0),
                values(history.between("db", "m", NOW.plusSeconds(1), NOW.plusSeconds(3), 10)));
        assertEquals(List.of(), history.between("db", "m", NOW.plusSeconds(3), NOW.plusSeconds(1), 10));
    }

    @Test
    void thinsWithoutLosingALowOrAHigh() {
        Random random = new Random(7);
        List<Reading> readings = new ArrayList<>();
        for (int i = 0; i < 5000; i++) {
            readings.add(reading("m", 100 + random.nextDouble(), NOW.plusSeconds(5L * i)));
        }
        readings.set(1234, reading("m", 900, NOW.plusSeconds(5L * 1234)));
        readings.set(3456, reading("m", -7, NOW.plusSeconds(5L * 3456)));
        history.keep("db", readings);
        for (int most : new int[] { 2, 7, 50, 200 }) {
            List<Point> points = history.between("db", "m", Instant.EPOCH, Instant.MAX, most);
            assertTrue(points.size() <= most + 1, points.size() + " for " + most);
            assertTrue(points.size() >= most / 2, points.size() + " for " + most);
            assertTrue(points.contains(new Point(NOW.plusSeconds(5L * 1234), 900, Verdict.OK)));
            assertTrue(points.contains(new Point(NOW.plusSeconds(5L * 3456), -7, Verdict.OK)));
            assertEquals(readings.getLast().at(), points.getLast().at(), "the newest is always there");
            assertEquals(points.stream().sorted((a, b) -> a.at().compareTo(b.at())).toList(), points);
        }
    }

    @Test
    void thinsNothingWhereThereIsRoom() {
        List<Reading> readings = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            readings.add(reading("m", i, NOW.plusMillis(i)));
        }
        history.keep("db", readings);
        assertEquals(100, history.between("db", "m", NOW.minus(DAY), NOW.plus(DAY), 100).size());
    }

    @Test
    void keepsTheLowsAndHighsOfWeeksAgoInFewRows() {
        List<Reading> readings = new ArrayList<>();
        for (int i = 0; i < 10 * 24 * 60; i++) { // ten days, a reading a minute
            readings.add(reading("m", i == 60 ? 900 : i == 61 ? -7 : 100, NOW.minus(DAY.multipliedBy(10))
                    .plus(Duration.ofMinutes(i))));
        }
        history.keep("db", readings);
        clock.forward(Duration.ofHours(2));
        Samples.tidy(retention);
        assertTrue(count(Sql.of("SELECT count(*) FROM metric_reading")) <= 7 * 24 * 60, "raw readings of a week");
        assertTrue(count(Sql.of("SELECT min(at) FROM metric_reading")) >= Nanos.of(clock.instant()
                .minus(DAY.multipliedBy(7))));
        assertEquals(readings.size(), count(Sql.of("SELECT sum(readings) FROM metric_stretch"))
                + count(Sql.of("SELECT count(*) FROM metric_reading WHERE at >= (SELECT summed FROM metric_series)")));
        for (int most : new int[] { 50, 20_000 }) {
            List<Double> values = values(history.between("db", "m", Instant.MIN, Instant.MAX, most));
            assertTrue(values.contains(900.0) && values.contains(-7.0), "most " + most);
        }
        List<Point> recent = history.between("db", "m", NOW.minus(DAY), NOW, 2000);
        assertEquals(1440, recent.size(), "a day of single readings");
    }

    @Test
    void forgetsAfterFourHundredDays() {
        history.keep("db", List.of(reading("m", 1, NOW), reading("m", 2, NOW.plus(DAY.multipliedBy(30)))));
        clock.set(NOW.plus(DAY.multipliedBy(100)));
        Samples.tidy(retention);
        assertEquals(List.of(1.0, 2.0), values(all("m")), "summed up");
        assertEquals(0, count(Sql.of("SELECT count(*) FROM metric_reading")));
        clock.set(NOW.plus(DAY.multipliedBy(401)));
        Samples.tidy(retention);
        assertEquals(List.of(2.0), values(all("m")));
    }

    @Test
    void tidiesAtMostOnceAnHourOverAllProcesses() {
        history.keep("db", List.of(reading("m", 1, NOW)));
        Samples.tidy(retention);
        long first = count(Sql.of("SELECT at FROM tidied"));
        Retention ofAnotherProcess = new Retention(store, clock, Retention.IMAGES);
        clock.forward(Duration.ofMinutes(59));
        ofAnotherProcess.step();
        assertEquals(first, count(Sql.of("SELECT at FROM tidied")));
        clock.forward(Duration.ofHours(1));
        ofAnotherProcess.step();
        assertEquals(Nanos.of(clock.instant()), count(Sql.of("SELECT at FROM tidied")));
    }

    @Test
    void keepsWhatComesWhileItTidies() {
        for (int i = 0; i < 500; i++) {
            clock.forward(Duration.ofMinutes(30));
            history.keep("db", List.of(reading("m", i, clock.instant())));
        }
        Samples.tidy(retention);
        assertEquals(500, all("m").size());
    }

    private List<Point> all(String metric) {
        return history.between("db", metric, Instant.MIN, Instant.MAX, 10_000);
    }

    private static List<Double> values(List<Point> points) {
        return points.stream().map(Point::value).toList();
    }

    private long count(Sql query) {
        return store.read(view -> view.first(query, row -> row.getLong(1))).orElseThrow();
    }
}
