package plumbline.testing;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import plumbline.core.health.MetricHistory;
import plumbline.core.health.Reading;

/// The past of metrics in memory.
public final class MemoryHistory implements MetricHistory {

    private final Map<String, List<Point>> points = new ConcurrentHashMap<>();

    /// Adds one value of the past.
    public void add(String target, String metric, Point point) {
        points.computeIfAbsent(target + "/" + metric, _ -> new CopyOnWriteArrayList<>()).add(point);
    }

    /// Takes the whole past of a metric.
    public void put(String target, String metric, List<Point> past) {
        points.put(target + "/" + metric, new CopyOnWriteArrayList<>(past));
    }

    @Override
    public void keep(String target, List<Reading> readings) {
        for (Reading reading : readings) {
            Double value = reading.value();
            if (value != null) {
                add(target, reading.metric(), new Point(reading.at(), value, reading.verdict()));
            }
        }
    }

    @Override
    public List<Point> between(String target, String metric, Instant from, Instant to, int most) {
        return points.getOrDefault(target + "/" + metric, List.of()).stream()
                .filter(point -> !point.at().isBefore(from) && !point.at().isAfter(to)).toList();
    }
}
