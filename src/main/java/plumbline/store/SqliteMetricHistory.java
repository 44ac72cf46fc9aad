package plumbline.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import plumbline.core.health.MetricHistory;
import plumbline.core.health.Reading;
import plumbline.core.health.Verdict;
import plumbline.core.sql.Sql;

/// The recent past of every metric, in the store: each reading for some days, then the lowest and the highest of every
/// five minutes; see [Retention]. Thread-safe.
public final class SqliteMetricHistory implements MetricHistory {

    private final Store store;
    private final Retention retention;

    public SqliteMetricHistory(Store store, Retention retention) {
        this.store = store;
        this.retention = retention;
    }

    @Override
    public void keep(String target, List<Reading> readings) {
        List<Reading> known = readings.stream().filter(SqliteMetricHistory::hasNumber).toList();
        if (known.isEmpty()) {
            return;
        }
        store.write(change -> {
            known.forEach(reading -> keep(change, target, reading));
            return known.size();
        });
        retention.step();
    }

    // a quotient by zero is no number that could be drawn
    private static boolean hasNumber(Reading reading) {
        Double value = reading.value();
        return value != null && Double.isFinite(value);
    }

    private static void keep(StoreTransaction change, String target, Reading reading) {
        change.update(Sql.of("""
                INSERT INTO metric_series (target, metric) VALUES (?, ?) ON CONFLICT DO NOTHING""", target,
                reading.metric()));
        change.update(Sql.of("""
                INSERT OR REPLACE INTO metric_reading (series, at, value, verdict)
                SELECT id, ?, ?, ? FROM metric_series WHERE target = ? AND metric = ?""", Nanos.of(reading.at()),
                reading.value(), reading.verdict().word(), target, reading.metric()));
    }

    @Override
    public List<Point> between(String target, String metric, Instant from, Instant to, int most) {
        return store.read(view -> view.first(Sql.of("""
                SELECT id, summed,
                    (SELECT min(at) FROM metric_reading WHERE series = id),
                    (SELECT max(at) FROM metric_reading WHERE series = id),
                    (SELECT min(at) FROM metric_stretch WHERE series = id),
                    (SELECT max(at) FROM metric_stretch WHERE series = id)
                FROM metric_series WHERE target = ? AND metric = ?""", target, metric), Series::read)
                .map(series -> series.points(view, Nanos.of(from), Nanos.of(to), Math.max(2, most)))
                .orElse(List.of()));
    }

    /// Where a series' readings lie.
    ///
    /// @param summed       up to when there are stretches
    /// @param firstReading the oldest single reading there still is, or `Long.MAX_VALUE`
    /// @param first        the oldest of all
    /// @param last         the newest of all
    private record Series(long id, long summed, long firstReading, long first, long last) {

        static Series read(ResultSet row) throws SQLException {
            long firstReading = longOr(row, 3, Long.MAX_VALUE);
            return new Series(row.getLong(1), row.getLong(2), firstReading,
                    Math.min(firstReading, longOr(row, 5, Long.MAX_VALUE)),
                    Math.max(longOr(row, 4, 0), longOr(row, 6, 0) + Retention.STRETCH));
        }

        private static long longOr(ResultSet row, int column, long missing) throws SQLException {
            long value = row.getLong(column);
            return row.wasNull() ? missing : value;
        }

        // only the span that holds something is divided, so that "since ever" is not thinned to one point
        List<Point> points(StoreTransaction view, long from, long to, int most) {
            long begin = Math.max(from, first);
            long end = Math.min(to, last);
            if (begin > end) {
                return List.of();
            }
            long width = (end - begin) / (most / 2) + 1;
            // where the eye can't tell five minutes apart, their extremes do, and cost a thirtieth
            long split = width > Retention.STRETCH ? summed : firstReading;
            long found = view.first(Sql.of(POINTS + "SELECT count(*) FROM point", id, begin, end, split,
                    Retention.STRETCH), row -> row.getLong(1)).orElse(0L);
            Sql query = found <= most
                    ? Sql.of(POINTS + "SELECT at, value, verdict FROM point ORDER BY at", id, begin, end, split,
                            Retention.STRETCH)
                    : Sql.of(POINTS + THINNED, id, begin, end, split, Retention.STRETCH, width);
            return List.copyOf(view.list(query, SqliteMetricHistory::point));
        }
    }

    /// The points of series ?1 from ?2 to ?3: single readings from ?4 on, before it the extremes of the stretches, each
    /// ?5 long.
    private static final String POINTS = """
            WITH point AS (
                SELECT at, value, verdict FROM metric_reading
                WHERE series = ?1 AND at BETWEEN max(?2, ?4) AND ?3
                UNION ALL SELECT low_at, low, low_verdict FROM metric_stretch
                WHERE series = ?1 AND at > ?2 - ?5 AND at < ?4 AND low_at BETWEEN ?2 AND ?3 AND low_at < ?4
                UNION ALL SELECT high_at, high, high_verdict FROM metric_stretch
                WHERE series = ?1 AND at > ?2 - ?5 AND at < ?4 AND high_at BETWEEN ?2 AND ?3 AND high_at < ?4
                    AND high_at <> low_at
            )
            """;

    /// The lowest and the highest of every ?6 nanoseconds, and the newest of all. With a single min or max SQLite takes
    /// the other columns from the row that holds it (sqlite.org, "SELECT", 2.5).
    private static final String THINNED = """
            SELECT at, value, verdict FROM
                (SELECT min(value) AS value, at, verdict FROM point GROUP BY (at - ?2) / ?6)
            UNION SELECT at, value, verdict FROM
                (SELECT max(value) AS value, at, verdict FROM point GROUP BY (at - ?2) / ?6)
            UNION SELECT at, value, verdict FROM (SELECT at, value, verdict FROM point ORDER BY at DESC LIMIT 1)
            ORDER BY at""";

    private static Point point(ResultSet row) throws SQLException {
        return new Point(Nanos.instant(row.getLong(1)), row.getDouble(2),
                Verdict.valueOf(row.getString(3).toUpperCase(Locale.ROOT)));
    }
}
