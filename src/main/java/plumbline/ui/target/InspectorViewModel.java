package plumbline.ui.target;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import plumbline.core.health.Metric;
import plumbline.core.health.MetricHistory;
import plumbline.core.health.MetricHistory.Point;
import plumbline.core.health.MetricSource;
import plumbline.core.health.Reading;
import plumbline.core.health.TargetHealth;
import plumbline.core.health.Threshold;
import plumbline.core.health.Unit;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.sql.NamedSql;
import plumbline.core.target.Identity;
import plumbline.ui.control.ChartData;
import plumbline.ui.fx.Formats;
import plumbline.ui.fx.RecentPast;
import plumbline.ui.fx.ScreenContext;
import plumbline.ui.fx.Texts;

/// The chosen value: its past, its meaning, its limits, its statement. FX thread only; the past is read elsewhere.
public final class InspectorViewModel {

    private static final int MOST_POINTS = 600;
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration REDRAW = Duration.ofSeconds(5);

    private final MetricHistory history;
    private final RecentPast past;
    private final ScreenContext context;
    private final ReadOnlyObjectWrapper<Optional<Inspection>> shown = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<ChartData> chart = new ReadOnlyObjectWrapper<>(ChartData.EMPTY);
    private final ObjectProperty<HistoryRange> range = new SimpleObjectProperty<>(HistoryRange.HOUR);
    private @Nullable Stretch zoomed;
    private @Nullable TargetHealth health;
    private @Nullable Metric metric;
    private Instant drawn = Instant.EPOCH;
    private long asked;

    public InspectorViewModel(MetricHistory history, RecentPast past, ScreenContext context) {
        this.history = history;
        this.past = past;
        this.context = context;
        range.subscribe((_, _) -> whole());
        context.texts().languageProperty().subscribe((_, _) -> write());
        context.now().subscribe(this::follow);
    }

    ReadOnlyObjectProperty<Optional<Inspection>> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<ChartData> chartProperty() {
        return chart.getReadOnlyProperty();
    }

    ObjectProperty<HistoryRange> rangeProperty() {
        return range;
    }

    /// A value as the chart's axis and its tip write it.
    String inWords(double value) {
        Metric of = metric;
        boolean between = of != null && of.unit() == Unit.STATE && value != Math.rint(value);
        return of == null || between ? "" : context.formats().value(value, of.unit()).line();
    }

    void show(TargetHealth of, Metric chosen) {
        boolean same = metric != null && metric.id().equals(chosen.id());
        health = of;
        metric = chosen;
        write();
        if (!same) {
            chart.set(ChartData.EMPTY);
            whole();
        }
    }

    /// Takes newer readings of the target in view.
    void update(TargetHealth of) {
        if (metric != null) {
            health = of;
            write();
        }
    }

    /// Closes the inspector.
    public void close() {
        metric = null;
        shown.set(Optional.empty());
        chart.set(ChartData.EMPTY);
    }

    /// Shows a stretch of time with all the detail it has.
    void zoom(Instant from, Instant to) {
        Instant now = context.now().getValue();
        if (from.isBefore(now)) {
            zoomed = new Stretch(from, to.isAfter(now) ? now : to);
            load();
        }
    }

    /// Shows the whole range again.
    void whole() {
        zoomed = null;
        load();
    }

    private void follow(Instant now) {
        if (metric != null && zoomed == null && Duration.between(drawn, now).compareTo(REDRAW) >= 0) {
            load();
        }
    }

    private void load() {
        TargetHealth of = health;
        Metric chosen = metric;
        if (of == null || chosen == null) {
            return;
        }
        Instant now = context.now().getValue();
        drawn = now;
        Stretch stretch = zoomed != null ? zoomed : new Stretch(now.minus(range.get().length()), now);
        long number = ++asked;
        context.background().execute(() -> {
            ChartData data = read(of.target().name(), chosen, stretch);
            context.ui().execute(() -> {
                // an answer that was overtaken by a newer question is dropped
                if (number == asked && metric != null) {
                    chart.set(data);
                }
            });
        });
    }

    private ChartData read(String target, Metric chosen, Stretch stretch) {
        List<Point> points = history.between(target, chosen.id(), stretch.from, stretch.to, MOST_POINTS);
        List<Point> before = history
                .between(target, chosen.id(), stretch.from.minus(DAY), stretch.to.minus(DAY), MOST_POINTS).stream()
                .map(point -> new Point(point.at().plus(DAY), point.value(), point.verdict())).toList();
        boolean beside = stretch.length().compareTo(DAY) <= 0;
        return new ChartData(stretch.from, stretch.to, points, beside ? before : List.of(), chosen.threshold());
    }

    private void write() {
        TargetHealth of = health;
        Metric chosen = metric;
        if (of == null || chosen == null) {
            return;
        }
        TileWriter writer = new TileWriter(context, past);
        Optional<Reading> reading = of.reading(chosen.id());
        boolean unknown = reading.isPresent() && reading.get().value() == null;
        shown.set(Optional.of(new Inspection(writer.write(of, chosen), unknown ? writer.why(reading.get()) : "",
                reading.map(each -> grant(of, chosen, each)).orElse(""), context.texts().now(chosen.explanation()),
                limits(chosen),
                context.texts().now(chosen.threshold().source()), sql(of, chosen))));
    }

    /// The grant that helps, where a missing right is why the value is unknown.
    private static String grant(TargetHealth of, Metric metric, Reading reading) {
        Problem problem = reading.problem();
        Identity identity = of.identity();
        return problem != null && problem.code() == ProblemCode.RIGHTS && identity != null
                ? metric.grantTo(identity.role())
                : "";
    }

    private String limits(Metric of) {
        Texts texts = context.texts();
        Threshold threshold = of.threshold();
        Formats formats = context.formats();
        String way = threshold.lowIsBad() ? "below" : "above";
        Double warning = threshold.warning();
        Double critical = threshold.critical();
        String words = texts.messages().sentences(
                warning == null
                        ? ""
                        : texts.now("target.limit.warning." + way, formats.value(warning, of.unit()).line()),
                critical == null
                        ? ""
                        : texts.now("target.limit.critical." + way, formats.value(critical, of.unit()).line()));
        return words.isEmpty() ? texts.now("target.limit.none") : words;
    }

    private static String sql(TargetHealth of, Metric metric) {
        Identity identity = of.identity();
        return switch (metric.source()) {
            case MetricSource.Measured _ -> "";
            case MetricSource.Statement statement -> identity == null
                    ? statement.versions().getFirst().sql().source().strip()
                    : statement.of(identity.version()).map(NamedSql::source).orElse("").strip();
        };
    }

    private record Stretch(Instant from, Instant to) {

        Duration length() {
            return Duration.between(from, to);
        }
    }
}
