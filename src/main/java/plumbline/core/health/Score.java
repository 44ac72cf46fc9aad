package plumbline.core.health;

import java.util.Collection;
import java.util.Map;
import java.util.Set;

/// A target's health as one number.
///
/// 100 minus 5 for each warning and 20 for each critical value. A red band keeps an otherwise good average from hiding
/// a disaster: where one of a few values is critical the score is 30 at most. Unknown values neither help nor hurt.
/// An unreachable target has 0.
public final class Score {

    private static final int WARNING = 5;
    private static final int CRITICAL = 20;
    private static final int RED_BAND = 30;
    private static final Set<String> DISASTERS = Set.of("transaction-id-age", "disk-used", "quick-check",
            "connections");

    private Score() {}

    /// The score of these readings.
    public static int of(Map<String, Reading> readings) {
        int score = 100;
        for (Reading reading : readings.values()) {
            score -= switch (reading.verdict()) {
                case OK, UNKNOWN -> 0;
                case WARNING -> WARNING;
                case CRITICAL -> CRITICAL;
            };
        }
        boolean disaster = readings.values().stream()
                .anyMatch(reading -> reading.verdict() == Verdict.CRITICAL && DISASTERS.contains(reading.metric()));
        return Math.max(0, disaster ? Math.min(score, RED_BAND) : score);
    }

    /// The state a target is in by its readings.
    public static TargetState stateOf(Collection<Reading> readings) {
        TargetState state = TargetState.OK;
        for (Reading reading : readings) {
            if (reading.verdict() == Verdict.CRITICAL) {
                return TargetState.CRITICAL;
            }
            if (reading.verdict() == Verdict.WARNING) {
                state = TargetState.WARNING;
            }
        }
        return state;
    }
}
