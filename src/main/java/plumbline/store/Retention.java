package plumbline.store;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import plumbline.core.problem.ProblemException;
import plumbline.core.sql.Sql;

/// Sums up and forgets: single readings after a week, five-minute stretches and counts of findings after 400 days, rows
/// in the journal after the days the person chose, readings of waits after 30 days or when they take too much room, the
/// episodes they belong to after 400 days. Thread-safe.
///
/// It has no thread of its own. Whoever has just written something lets it make one small step, so that it never holds
/// the store for long, not even after a month of holidays. A round begins at most once an hour over all processes.
public final class Retention {

    /// How long the rows before and after a change are kept unless something else is chosen.
    public static final Duration IMAGES = Duration.ofDays(90);

    /// How much is summed up in one row, in nanoseconds.
    static final long STRETCH = Duration.ofMinutes(5).toNanos();

    private static final Logger LOG = LoggerFactory.getLogger(Retention.class);
    private static final Duration ROUND = Duration.ofHours(1);
    private static final Duration READINGS = Duration.ofDays(7);
    // a little more than a year, so that this week can be laid over the same week of last year
    private static final Duration STRETCHES = Duration.ofDays(400);
    // readings may come late; a stretch is summed up when none can come any more
    private static final Duration SETTLED = Duration.ofMinutes(10);
    private static final Duration STEP = Duration.ofHours(6);
    private static final int ROWS = 2000;
    private static final int IMAGE_ROWS = 20;
    // an incident is looked into within days, its report within weeks
    private static final Duration WAITS = Duration.ofDays(30);
    // eleven hours of a jam of 500 that changes every second; a workstation can spare it
    private static final long WAIT_BYTES = 512L * 1024 * 1024;
    private static final int PICTURES = 50;

    private final Store store;
    private final InstantSource clock;
    private final Duration images;
    private final ReentrantLock stepping = new ReentrantLock();
    private final Deque<Task> tasks = new ArrayDeque<>();
    private Instant nextLook = Instant.MIN;

    /// @param images how long the rows before and after a change are kept; see [#IMAGES]
    public Retention(Store store, InstantSource clock, Duration images) {
        this.store = store;
        this.clock = clock;
        this.images = images;
    }

    /// A piece of work that is done in steps.
    @FunctionalInterface
    private interface Task {
        /// @return whether there is more to do
        boolean step(StoreTransaction change, long now);
    }

    /// Does one small step if something is due. Never fails: what was written before is written.
    public void step() {
        if (!stepping.tryLock()) {
            return; // another thread is at it
        }
        try {
            Instant now = clock.instant();
            if (tasks.isEmpty() && now.isBefore(nextLook)) {
                return;
            }
            if (tasks.isEmpty()) {
                nextLook = now.plus(ROUND);
                begin(Nanos.of(now));
            } else {
                advance(Nanos.of(now));
            }
        } catch (ProblemException refused) {
            LOG.warn("old entries stay for another hour: {}", refused.problem().detail());
            tasks.clear();
        } finally {
            stepping.unlock();
        }
    }

    /// Whether a round is under way.
    boolean busy() {
        stepping.lock();
        try {
            return !tasks.isEmpty();
        } finally {
            stepping.unlock();
        }
    }

    private void begin(long now) {
        boolean due = store.read(view -> view.first(Sql.of("SELECT at FROM tidied WHERE what = 'all'"),
                row -> row.getLong(1))).map(last -> last > now || now - last >= ROUND.toNanos()).orElse(true);
        if (!due) {
            return;
        }
        List<Long> series = store.write(change -> {
            change.update(Sql.of("INSERT OR REPLACE INTO tidied (what, at) VALUES ('all', ?)", now));
            return change.list(Sql.of("SELECT id FROM metric_series"), row -> row.getLong(1));
        });
        series.forEach(id -> tasks.add((change, at) -> tidySeries(change, id, at)));
        tasks.add(this::cutAnswers);
        tasks.add(this::cutImages);
        tasks.add(Retention::cutWaits);
        tasks.add((change, _) -> cutLargeWaits(change, WAIT_BYTES));
        tasks.add(Retention::cutEpisodes);
    }

    private void advance(long now) {
        Task task = tasks.element();
        boolean more = store.write(change -> task.step(change, now));
        if (!more) {
            tasks.remove();
        }
    }

    private static boolean tidySeries(StoreTransaction change, long series, long now) {
        boolean more = sumUp(change, series, now);
        // only what is summed up may go
        int readings = change.update(Sql.of("""
                DELETE FROM metric_reading WHERE series = ?1
                    AND at < min(?2, (SELECT summed FROM metric_series WHERE id = ?1))
                    AND at < coalesce((SELECT at FROM metric_reading WHERE series = ?1 ORDER BY at LIMIT 1 OFFSET ?3),
                        ?2)""", series, now - READINGS.toNanos(), ROWS));
        int stretches = change.update(Sql.of("""
                DELETE FROM metric_stretch WHERE series = ?1 AND at < ?2
                    AND at < coalesce((SELECT at FROM metric_stretch WHERE series = ?1 ORDER BY at LIMIT 1 OFFSET ?3),
                        ?2)""", series, now - STRETCHES.toNanos(), ROWS));
        return more || readings == ROWS || stretches == ROWS;
    }

    private static boolean sumUp(StoreTransaction change, long series, long now) {
        long settled = now - SETTLED.toNanos();
        long end = settled - Math.floorMod(settled, STRETCH);
        // the smaller of both: a clock that was wrong for a while must not leave a gap
        Optional<Long> first = change.first(Sql.of("""
                SELECT at FROM metric_reading WHERE series = ?1 AND at < ?2
                    AND at >= min(?2, (SELECT summed FROM metric_series WHERE id = ?1))
                ORDER BY at LIMIT 1""", series, end), row -> row.getLong(1));
        long from = first.map(at -> at - Math.floorMod(at, STRETCH)).orElse(end);
        long until = Math.min(end, from + STEP.toNanos());
        if (first.isPresent()) {
            change.update(Sql.of(SUM, series, from, until, STRETCH));
        }
        change.update(Sql.of("UPDATE metric_series SET summed = ? WHERE id = ?", until, series));
        return until < end;
    }

    /// Sums up the readings of series ?1 from ?2 to before ?3 in stretches of ?4. With a single min or max SQLite takes
    /// the other columns from the row that holds it (sqlite.org, "SELECT", 2.5).
    private static final String SUM = """
            WITH reading AS (
                SELECT at - at % ?4 AS stretch, at, value, verdict FROM metric_reading
                WHERE series = ?1 AND at >= ?2 AND at < ?3
            ), low AS (
                SELECT stretch, min(value) AS value, at, verdict, avg(value) AS mean, count(*) AS readings
                FROM reading GROUP BY stretch
            ), high AS (
                SELECT stretch, max(value) AS value, at, verdict FROM reading GROUP BY stretch
            )
            INSERT OR REPLACE INTO metric_stretch (series, at, low, low_at, low_verdict, high, high_at, high_verdict,
                mean, readings)
            SELECT ?1, low.stretch, low.value, low.at, low.verdict, high.value, high.at, high.verdict, low.mean,
                low.readings
            FROM low JOIN high USING (stretch)""";

    private boolean cutAnswers(StoreTransaction change, long now) {
        return change.update(Sql.of("""
                DELETE FROM check_answer WHERE id IN (
                    SELECT id FROM check_answer WHERE at < ? ORDER BY at LIMIT ?)""", now - STRETCHES.toNanos(),
                ROWS)) == ROWS;
    }

    private boolean cutImages(StoreTransaction change, long now) {
        return change.update(Sql.of("""
                DELETE FROM journal_image WHERE run IN (
                    SELECT run FROM journal_image WHERE at < ? ORDER BY at LIMIT ?)""", now - images.toNanos(),
                IMAGE_ROWS)) == IMAGE_ROWS;
    }

    private static boolean cutWaits(StoreTransaction change, long now) {
        long before = now - WAITS.toNanos();
        int readings = change.update(Sql.of("""
                DELETE FROM lock_reading WHERE (episode, at) IN (
                    SELECT r.episode, r.at FROM lock_episode AS e JOIN lock_reading AS r ON r.episode = e.id
                    WHERE e.began < ?1 AND r.at < ?1 LIMIT ?2)""", before, ROWS));
        if (readings == ROWS) {
            return true;
        }
        // a jam may have stood since before then, and its picture is still shown
        return change.update(
                Sql.of("""
                        DELETE FROM lock_picture WHERE id IN (
                            SELECT p.id FROM lock_picture AS p WHERE p.at < ?
                                AND NOT EXISTS (SELECT 1 FROM lock_reading AS r WHERE r.episode = p.episode AND r.picture = p.id)
                            LIMIT ?)""",
                        before,
                        PICTURES)) == PICTURES;
    }

    /// Removes the oldest pictures, with the readings that show them, while all together are too large.
    static boolean cutLargeWaits(StoreTransaction change, long most) {
        long all = change.first(Sql.of("SELECT coalesce(sum(size), 0) FROM lock_picture"), row -> row.getLong(1))
                .orElse(0L);
        if (all <= most) {
            return false;
        }
        List<long[]> oldest = change.list(Sql.of("SELECT id, size FROM lock_picture ORDER BY at LIMIT ?", PICTURES),
                row -> new long[]{row.getLong(1), row.getLong(2)});
        for (long[] picture : oldest) {
            if (all <= most) {
                return false;
            }
            change.update(Sql.of("""
                    DELETE FROM lock_reading
                    WHERE episode = (SELECT episode FROM lock_picture WHERE id = ?1) AND picture = ?1""", picture[0]));
            change.update(Sql.of("DELETE FROM lock_picture WHERE id = ?", picture[0]));
            all -= picture[1];
        }
        return all > most;
    }

    private static boolean cutEpisodes(StoreTransaction change, long now) {
        return change.update(Sql.of("""
                DELETE FROM lock_episode WHERE id IN (
                    SELECT id FROM lock_episode WHERE ended < ? ORDER BY ended LIMIT ?)""", now - STRETCHES.toNanos(),
                ROWS)) == ROWS;
    }
}
