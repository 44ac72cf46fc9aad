package plumbline.ui.target;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import plumbline.core.health.Metric;
import plumbline.core.health.MetricHistory.Point;
import plumbline.core.health.MetricSource;
import plumbline.core.health.MetricSource.Probe;
import plumbline.core.health.Reading;
import plumbline.core.health.TargetHealth;
import plumbline.core.health.TargetState;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemText;
import plumbline.ui.control.TileFace;
import plumbline.ui.fx.Formats;
import plumbline.ui.fx.Mark;
import plumbline.ui.fx.RecentPast;
import plumbline.ui.fx.ScreenContext;
import plumbline.ui.fx.Texts;

/// Writes a metric and its last reading as a tile, in the present language.
record TileWriter(ScreenContext context, RecentPast past) {

    private static final int MISSED = 3;
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    TileFace write(TargetHealth health, Metric metric) {
        Formats formats = context.formats();
        String title = context.texts().now(metric.title());
        var points = past.of(health.target().name(), metric.id());
        if (health.state() == TargetState.UNREACHABLE && metric.source() instanceof MetricSource.Measured(Probe probe)
                && probe == Probe.REACHABLE) {
            return unreachable(health, metric, title, points);
        }
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
            return new TileFace(metric.id(), title, "–", "", mark, word(mark), "", what(reading), points,
                    metric.threshold(), reading.at(), stale);
        }
        var quantity = formats.value(value, metric.unit());
        return new TileFace(metric.id(), title, quantity.number(), quantity.unit(), mark, word(mark),
                reading.detail(), reading.culprit(), points, metric.threshold(), reading.at(), stale);
    }

    /// Why a value is unknown and what can be done about it.
    String why(Reading reading) {
        Problem problem = reading.problem();
        return problem != null ? sentence(problem, context.texts()) : reading.detail();
    }

    /// What happened and what can be done; that nothing was changed goes without saying where nothing can be.
    static String sentence(Problem problem, Texts texts) {
        ProblemText text = ProblemText.onScreen(texts.messages());
        return text.messages().sentences(text.what(problem), text.advice(problem));
    }

    private String what(Reading reading) {
        Problem problem = reading.problem();
        return problem != null ? ProblemText.onScreen(context.texts().messages()).what(problem) : reading.detail();
    }

    /// The one value that is known while a target does not answer.
    private TileFace unreachable(TargetHealth health, Metric metric, String title, List<Point> points) {
        return new TileFace(metric.id(), title, context.texts().now("control.unit.state.no"), "", Mark.UNREACHABLE,
                word(Mark.UNREACHABLE), "", "", points, metric.threshold(), health.since(), false);
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
