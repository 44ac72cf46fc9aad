package plumbline.ui.control;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.function.DoubleFunction;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;
import plumbline.core.health.MetricHistory.Point;

/// Draws one chart once, in the colours of its region.
record ChartPen(GraphicsContext pen, ChartFrame frame, Painted roles, String family) {

    private static final double TICK_ROOM = 52; // px that a time of day and the space beside it take
    private static final List<Duration> TICKS = List.of(Duration.ofMinutes(1), Duration.ofMinutes(5),
            Duration.ofMinutes(10), Duration.ofMinutes(15), Duration.ofMinutes(30), Duration.ofHours(1),
            Duration.ofHours(3), Duration.ofHours(6), Duration.ofHours(12), Duration.ofDays(1), Duration.ofDays(7));

    void paint(ChartData data, DoubleFunction<String> words) {
        pen.clearRect(0, 0, frame.right() + 100, frame.bottom() + 100);
        if (frame.right() - frame.left() < 20 || frame.bottom() - frame.top() < 20) {
            return;
        }
        pen.setFont(Font.font(family, 11));
        pen.setLineWidth(1);
        values(words);
        times(data);
        curve(data.yesterday(), roles.muted().deriveColor(0, 1, 1, 0.6), 1);
        limit(data.limits().warning(), roles.warning());
        limit(data.limits().critical(), roles.danger());
        curve(data.points(), roles.accent(), 1.5);
        pen.setStroke(roles.isFocused() ? roles.accent() : roles.line());
        pen.setLineWidth(1);
        pen.strokeRect(frame.left() + 0.5, frame.top() + 0.5, frame.right() - frame.left(),
                frame.bottom() - frame.top());
    }

    void selection(double from, double to) {
        double start = Math.clamp(Math.min(from, to), frame.left(), frame.right());
        double end = Math.clamp(Math.max(from, to), frame.left(), frame.right());
        pen.setFill(roles.accent().deriveColor(0, 1, 1, 0.2));
        pen.fillRect(start, frame.top(), end - start, frame.bottom() - frame.top());
    }

    static String clock(Instant at, ChartData data) {
        boolean longStretch = Duration.between(data.from(), data.to()).compareTo(Duration.ofHours(25)) > 0;
        return DateTimeFormatter.ofPattern(longStretch ? "MM-dd HH:mm" : "HH:mm:ss")
                .format(at.atZone(ZoneId.systemDefault()));
    }

    private void values(DoubleFunction<String> words) {
        pen.setTextAlign(TextAlignment.RIGHT);
        pen.setTextBaseline(VPos.CENTER);
        for (double value = frame.low(); value <= frame.high() + frame.step() / 2; value += frame.step()) {
            double y = Math.round(frame.y(value)) + 0.5;
            pen.setStroke(roles.line());
            pen.strokeLine(frame.left(), y, frame.right(), y);
            pen.setFill(roles.muted());
            pen.fillText(words.apply(value), frame.left() - 6, y, frame.left() - 8);
        }
    }

    private void times(ChartData data) {
        long span = frame.span();
        double most = Math.clamp((frame.right() - frame.left()) / TICK_ROOM, 2, 6);
        Duration tick = TICKS.stream().filter(each -> (double) span / each.toMillis() <= most).findFirst()
                .orElse(TICKS.getLast());
        ZonedDateTime at = data.from().atZone(ZoneId.systemDefault()).toLocalDate()
                .atStartOfDay(ZoneId.systemDefault());
        DateTimeFormatter format = DateTimeFormatter
                .ofPattern(tick.compareTo(Duration.ofDays(1)) >= 0 ? "MM-dd" : "HH:mm");
        pen.setTextAlign(TextAlignment.CENTER);
        pen.setTextBaseline(VPos.TOP);
        for (; !at.toInstant().isAfter(data.to()); at = at.plus(tick)) {
            double x = Math.round(frame.x(at.toInstant())) + 0.5;
            if (x > frame.left() + 14 && x < frame.right() - 14) {
                pen.setStroke(roles.line().deriveColor(0, 1, 1, 0.5));
                pen.strokeLine(x, frame.top(), x, frame.bottom());
                pen.setFill(roles.muted());
                pen.fillText(format.format(at), x, frame.bottom() + 5);
            }
        }
    }

    private void limit(@Nullable Double value, Color colour) {
        if (value == null || value < frame.low() || value > frame.high()) {
            return;
        }
        double y = Math.round(frame.y(value)) + 0.5;
        pen.setStroke(colour);
        pen.setLineDashes(4, 3);
        pen.strokeLine(frame.left(), y, frame.right(), y);
        pen.setLineDashes();
    }

    /// A pause much longer than the usual distance of two points is a gap: nothing was measured, nothing is drawn.
    private void curve(List<Point> points, Color colour, double width) {
        pen.setStroke(colour);
        pen.setLineWidth(width);
        long gap = gap(points);
        @Nullable
        Instant before = null;
        pen.beginPath();
        for (Point point : points) {
            double x = frame.x(point.at());
            double y = frame.y(point.value());
            if (before == null || Duration.between(before, point.at()).toMillis() > gap) {
                pen.moveTo(x, y);
                pen.lineTo(x + 0.5, y);
            } else {
                pen.lineTo(x, y);
            }
            before = point.at();
        }
        pen.stroke();
    }

    private static long gap(List<Point> points) {
        if (points.size() < 3) {
            return Long.MAX_VALUE;
        }
        long[] steps = new long[points.size() - 1];
        for (int i = 1; i < points.size(); i++) {
            steps[i - 1] = Duration.between(points.get(i - 1).at(), points.get(i).at()).toMillis();
        }
        java.util.Arrays.sort(steps);
        return Math.max(5000, steps[steps.length / 2] * 5);
    }
}
