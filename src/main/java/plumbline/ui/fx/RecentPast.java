package plumbline.ui.fx;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import plumbline.core.health.MetricHistory;
import plumbline.core.health.MetricHistory.Point;
import plumbline.core.health.Reading;
import plumbline.core.health.TargetHealth;

/// The last half hour of every metric, for sparklines: read from the history when first asked for, then grown by each
/// reading. FX thread only.
public final class RecentPast {

    /// How far back a sparkline reaches.
    public static final Duration REACH = Duration.ofMinutes(30);

    private static final int MOST = 120;

    private final MetricHistory history;
    private final ScreenContext context;
    private final Map<Key, List<Point>> points = new HashMap<>();
    private final ReadOnlyLongWrapper version = new ReadOnlyLongWrapper();

    public RecentPast(MetricHistory history, ScreenContext context) {
        this.history = history;
        this.context = context;
    }

    /// Counts up when older points arrive from the history.
    public ReadOnlyLongProperty versionProperty() {
        return version.getReadOnlyProperty();
    }

    /// Takes the newest readings of a target for those metrics somebody asked for.
    public void note(TargetHealth health) {
        for (Reading reading : health.readings().values()) {
            Double value = reading.value();
            List<Point> known = points.get(new Key(health.target().name(), reading.metric()));
            if (value != null && known != null
                    && (known.isEmpty() || known.getLast().at().isBefore(reading.at()))) {
                known.add(new Point(reading.at(), value, reading.verdict()));
                trim(known);
            }
        }
    }

    /// The recent values of a metric, oldest first; what the history has comes a moment after the first call.
    public List<Point> of(String target, String metric) {
        Key key = new Key(target, metric);
        List<Point> known = points.get(key);
        if (known == null) {
            known = new ArrayList<>();
            points.put(key, known);
            load(key);
        }
        return List.copyOf(known);
    }

    private void load(Key key) {
        Instant to = context.now().getValue();
        context.background().execute(() -> {
            List<Point> older = history.between(key.target, key.metric, to.minus(REACH), to, MOST);
            context.ui().execute(() -> merge(key, older));
        });
    }

    private void merge(Key key, List<Point> older) {
        List<Point> known = points.computeIfAbsent(key, _ -> new ArrayList<>());
        Instant first = known.isEmpty() ? Instant.MAX : known.getFirst().at();
        known.addAll(0, older.stream().filter(point -> point.at().isBefore(first)).toList());
        trim(known);
        if (!older.isEmpty()) {
            version.set(version.get() + 1);
        }
    }

    private static void trim(List<Point> known) {
        Instant oldest = known.isEmpty() ? Instant.MIN : known.getLast().at().minus(REACH);
        known.removeIf(point -> point.at().isBefore(oldest));
        while (known.size() > 4 * MOST) {
            known.removeFirst();
        }
    }

    private record Key(String target, String metric) {}
}
