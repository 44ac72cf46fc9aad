package plumbline.ui.control;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import plumbline.core.health.MetricHistory.Point;
import plumbline.core.health.Threshold;
import plumbline.core.target.Environment;
import plumbline.ui.fx.Mark;

/// One target as its card shows it, in the person's language.
///
/// @param product   database system and version
/// @param score     0 to 100, negative before the first answer
/// @param word      the state's word
/// @param response  the last response time with its unit, or empty
/// @param past      recent response times
/// @param limits    the response time's thresholds, for the sparkline
/// @param chips     up to three of its worst values
/// @param counts    findings and waits in words, or empty
/// @param lastSeen  when it last answered, or null
/// @param stale     whether the values are not of now
/// @param trouble   why it is unreachable, or empty
public record CardFace(String name, Environment environment, String environmentWord, String place, String product,
        int score, Mark mark, String word, String response, List<Point> past, Threshold limits, List<Chip> chips,
        String counts, @Nullable Instant lastSeen, boolean stale, String trouble) {

    public CardFace {
        past = List.copyOf(past);
        chips = List.copyOf(chips);
    }

    /// One bad value.
    ///
    /// @param value with its unit, or empty where it is unknown
    public record Chip(Mark mark, String title, String value) {}
}
