package plumbline.core.health;

import java.time.Instant;
import java.util.List;

/// The recent past of every metric. Implementations are thread-safe.
public interface MetricHistory {

    /// Keeps readings that have a value. Returns when they are durable.
    void keep(String target, List<Reading> readings);

    /// The values of a metric between two moments, oldest first, thinned to about `most` points (minimum and maximum
    /// of each stretch survive).
    List<Point> between(String target, String metric, Instant from, Instant to, int most);

    /// One kept value.
    record Point(Instant at, double value, Verdict verdict) {}
}
