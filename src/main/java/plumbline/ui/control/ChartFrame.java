package plumbline.ui.control;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import plumbline.core.health.MetricHistory.Point;

/// Where time and value lie in a chart's pixels.
record ChartFrame(double left, double top, double right, double bottom, Instant from, Instant to, double low,
        double high, double step) {

    private static final double LEFT = 58;
    private static final double RIGHT = 8;
    private static final double TOP = 8;
    private static final double BOTTOM = 22;
    private static final int GRID_LINES = 4;

    static ChartFrame of(ChartData data, double width, double height) {
        double[] values = Stream.concat(data.points().stream(), data.yesterday().stream()).mapToDouble(Point::value)
                .toArray();
        double low = DoubleStream.of(values).min().orElse(0);
        double high = DoubleStream.of(values).max().orElse(1);
        double reach = Math.max(high - low, Math.abs(high) * 0.6);
        for (Double limit : new Double[]{data.limits().warning(), data.limits().critical()}) {
            if (limit != null && limit <= high + reach && limit >= low - reach) {
                high = Math.max(high, limit);
                low = Math.min(low, limit);
            }
        }
        // a value that never falls below 0 is read from 0 where that costs little
        boolean flat = high - low < 1e-9;
        low = low >= 0 && (flat || low < (high - low) * 2) ? 0 : low;
        high = high - low < 1e-9 ? low + Math.max(1, Math.abs(low) * 0.2) : high;
        double step = niceStep((high - low) / GRID_LINES);
        return new ChartFrame(LEFT, TOP, width - RIGHT, height - BOTTOM, data.from(), data.to(),
                Math.floor(low / step) * step, Math.ceil(high / step + 0.05) * step, step);
    }

    double x(Instant at) {
        double share = (double) Duration.between(from, at).toMillis() / Math.max(1, span());
        return left + share * (right - left);
    }

    double y(double value) {
        return bottom - (value - low) / (high - low) * (bottom - top);
    }

    Instant at(double x) {
        double share = Math.clamp((x - left) / (right - left), 0, 1);
        return from.plusMillis(Math.round(share * span()));
    }

    long span() {
        return Duration.between(from, to).toMillis();
    }

    private static double niceStep(double rough) {
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        double lead = rough / power;
        return power * (lead <= 1 ? 1 : lead <= 2 ? 2 : lead <= 5 ? 5 : 10);
    }
}
