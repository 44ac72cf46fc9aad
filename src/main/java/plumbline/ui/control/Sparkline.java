package plumbline.ui.control;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import plumbline.core.health.MetricHistory.Point;
import plumbline.core.health.Threshold;
import plumbline.core.health.Verdict;

/// The recent past of a value in a few pixels, its thresholds as lines. One canvas, no nodes for the points.
public final class Sparkline extends Painted {

    private static final double PAD = 3;

    private final Canvas canvas = new Canvas();
    private List<Point> points = List.of();
    private Threshold limits = Threshold.NONE;
    private boolean stale;

    public Sparkline() {
        getStyleClass().add("sparkline");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setMinSize(24, 16);
        setPrefSize(120, 32);
        setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
        canvas.setManaged(false);
        getChildren().add(canvas);
    }

    /// Draws these points, oldest first.
    ///
    /// @param isStale whether the last of them is not of now
    public void show(List<Point> newest, Threshold thresholds, boolean isStale) {
        if (points.equals(newest) && limits.equals(thresholds) && stale == isStale) {
            return;
        }
        points = List.copyOf(newest);
        limits = thresholds;
        stale = isStale;
        requestLayout();
    }

    @Override
    public Orientation getContentBias() { return Orientation.HORIZONTAL; }

    @Override
    protected void paint() {
        GraphicsContext pen = cleared(canvas);
        double width = canvas.getWidth();
        double height = canvas.getHeight();
        if (points.size() < 2 || width < 8 || height < 8) {
            return;
        }
        Scale scale = Scale.of(points, limits);
        limit(pen, scale, limits.warning(), warning());
        limit(pen, scale, limits.critical(), danger());
        curve(pen, scale);
    }

    private void limit(GraphicsContext pen, Scale scale, @org.jspecify.annotations.Nullable Double value,
            Color colour) {
        if (value == null || !scale.holds(value)) {
            return;
        }
        pen.setStroke(colour.deriveColor(0, 1, 1, 0.8));
        pen.setLineWidth(1);
        pen.setLineDashes(3, 3);
        double y = Math.round(scale.y(value, canvas.getHeight())) + 0.5;
        pen.strokeLine(0, y, canvas.getWidth(), y);
        pen.setLineDashes();
    }

    private void curve(GraphicsContext pen, Scale scale) {
        Instant first = points.getFirst().at();
        double span = Math.max(1, Duration.between(first, points.getLast().at()).toMillis());
        double gap = 4 * span / (points.size() - 1) + 2000;
        Verdict verdict = points.getLast().verdict();
        Color colour = stale ? muted() : switch (verdict) {
            case OK, UNKNOWN -> accent();
            case WARNING -> warning();
            case CRITICAL -> danger();
        };
        pen.setStroke(colour);
        pen.setLineWidth(1.5);
        pen.beginPath();
        double before = Double.NEGATIVE_INFINITY;
        double x = 0;
        double y = 0;
        for (Point point : points) {
            double at = Duration.between(first, point.at()).toMillis();
            x = PAD + at / span * (canvas.getWidth() - 2 * PAD);
            y = scale.y(point.value(), canvas.getHeight());
            if (at - before > gap) {
                pen.moveTo(x, y);
            } else {
                pen.lineTo(x, y);
            }
            before = at;
        }
        pen.stroke();
        pen.setFill(colour);
        pen.fillOval(x - 2, y - 2, 4, 4);
    }

    /// The values that the height stands for; a limit is taken in where it is not far off.
    private record Scale(double low, double high) {

        static Scale of(List<Point> points, Threshold limits) {
            double low = points.stream().mapToDouble(Point::value).min().orElse(0);
            double high = points.stream().mapToDouble(Point::value).max().orElse(1);
            double reach = Math.max(high - low, Math.abs(high) * 0.5);
            for (Double limit : new Double[]{limits.warning(), limits.critical()}) {
                if (limit != null && limit <= high + reach && limit >= low - reach) {
                    high = Math.max(high, limit);
                    low = Math.min(low, limit);
                }
            }
            double room = high - low < 1e-9 ? Math.max(1, Math.abs(high)) * 0.5 : (high - low) * 0.08;
            return new Scale(low - room, high + room);
        }

        boolean holds(double value) {
            return value >= low && value <= high;
        }

        double y(double value, double height) {
            return PAD + (high - value) / (high - low) * (height - 2 * PAD);
        }
    }
}
