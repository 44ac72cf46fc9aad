package plumbline.ui.control;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import plumbline.core.health.MetricHistory.Point;
import plumbline.core.health.Threshold;

/// What a chart draws.
///
/// @param points    of the stretch, oldest first
/// @param yesterday of the same stretch a day before, already moved onto it
public record ChartData(Instant from, Instant to, List<Point> points, List<Point> yesterday, Threshold limits) {

    /// Nothing yet.
    public static final ChartData EMPTY = new ChartData(Instant.EPOCH, Instant.EPOCH.plusSeconds(3600), List.of(),
            List.of(), Threshold.NONE);

    public ChartData {
        points = List.copyOf(points);
        yesterday = List.copyOf(yesterday);
    }

    Optional<Point> nearest(Instant at) {
        return points.stream().min(Comparator
                .comparingLong(point -> Math.abs(Duration.between(point.at(), at).toMillis())));
    }
}
