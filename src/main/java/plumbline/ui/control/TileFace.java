package plumbline.ui.control;

import java.time.Instant;
import java.util.List;
import plumbline.core.health.MetricHistory.Point;
import plumbline.core.health.Threshold;
import plumbline.ui.fx.Mark;

/// One metric as its tile shows it, in the person's language.
///
/// @param metric its id
/// @param number the value, or a dash
/// @param detail what the number is made of, or empty
/// @param line   the culprit, or why the value is unknown; or empty
/// @param at     when it was read; the epoch where it never was
/// @param stale  whether it is not of now
public record TileFace(String metric, String title, String number, String unit, Mark mark, String word, String detail,
        String line, List<Point> past, Threshold limits, Instant at, boolean stale) {

    public TileFace {
        past = List.copyOf(past);
    }
}
