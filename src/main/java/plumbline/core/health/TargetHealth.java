package plumbline.core.health;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import plumbline.core.problem.Problem;
import plumbline.core.target.Identity;
import plumbline.core.target.Target;

/// All that is known of a target's health at one moment. Readings outlive the connection: their age tells.
///
/// @param since    since when it is in this state
/// @param metrics  the metrics of its engine and packs, in the order of the screen
/// @param readings by metric id; the last value of each
/// @param score    0 to 100; 100 is flawless; see [Score]
/// @param problem  why it is unreachable, or null
/// @param identity what it last said it is, or null before the first answer
/// @param lastSeen when it last answered, or null
public record TargetHealth(Target target, TargetState state, Instant since, List<Metric> metrics,
        Map<String, Reading> readings, int score, @Nullable Problem problem, @Nullable Identity identity,
        @Nullable Instant lastSeen) {

    public TargetHealth {
        metrics = List.copyOf(metrics);
        readings = Map.copyOf(readings);
    }

    /// The last reading of a metric.
    public Optional<Reading> reading(String metric) {
        return Optional.ofNullable(readings.get(metric));
    }
}
