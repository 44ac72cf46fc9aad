package plumbline.ui.target;

import java.time.Duration;
import java.time.Instant;
import plumbline.core.health.Metric;
import plumbline.core.health.Reading;
import plumbline.core.health.TargetHealth;
import plumbline.core.health.TargetState;
import plumbline.core.problem.Problem;
import plumbline.ui.control.TileFace;
import plumbline.ui.fx.Formats;
import plumbline.ui.fx.Mark;
import plumbline.ui.fx.RecentPast;
import plumbline.ui.fx.ScreenContext;

/// Writes a metric and its last reading as a tile, in the present language.
record TileWriter(ScreenContext context, RecentPast past) {

    private static final int MISSED = 3;
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    TileFace write(TargetHealth health, Metric metric) {
        Formats formats = context.formats();
        String title = context.texts().now(metric.title());
        var points = past.of(health.target().name(), metric.id());
        Reading reading = health.reading(metric.id()).orElse(null);
        if (reading == null) {
            Mark mark = health.state() == TargetState.UNREACHABLE ? Mark.UNKNOWN : Mark.CONNECTING;
            return new TileFace(metric.id(), title, "–", "", mark, word(mark), "", "", points, metric.threshold(),
                    Instant.EPOCH, true);
        }
        Double value = reading.value();
        Mark mark = Mark.of(reading.verdict());
        boolean stale = stale(health, metric, reading);
        if (value == null) {
            return new TileFace(metric.id(), title, "–", "", mark, word(mark), "", why(reading), points,
                    metric.threshold(), reading.at(), stale);
        }
        var quantity = formats.value(value, metric.unit());
        return new TileFace(metric.id(), title, quantity.number(), quantity.unit(), mark, word(mark),
                reading.detail(), reading.culprit(), points, metric.threshold(), reading.at(), stale);
    }

    /// Why a value is unknown, in one line.
    String why(Reading reading) {
        Problem problem = reading.problem();
        return problem != null ? context.texts().now(problem) : reading.detail();
    }

    /// A value is of now while its target answers and it is not much older than its cadence.
    private boolean stale(TargetHealth health, Metric metric, Reading reading) {
        Duration usual = metric.cadence().compareTo(health.target().refresh()) > 0
                ? metric.cadence()
                : health.target().refresh();
        Duration most = usual.multipliedBy(MISSED).plus(PATIENCE);
        return health.state() == TargetState.UNREACHABLE
                || Duration.between(reading.at(), context.now().getValue()).compareTo(most) > 0;
    }

    private String word(Mark mark) {
        return context.texts().now(mark.key());
    }
}
