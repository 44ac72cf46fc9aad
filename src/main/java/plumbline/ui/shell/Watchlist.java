package plumbline.ui.shell;

import java.time.Duration;
import java.util.List;
import javafx.beans.value.ObservableValue;
import plumbline.core.health.HealthMonitor;
import plumbline.core.target.Target;
import plumbline.core.watch.Subscription;
import plumbline.core.watch.Watchable;
import plumbline.ui.fx.FxWatch;
import plumbline.ui.fx.ScreenContext;

/// Keeps the monitor watching the configured targets, at the interval a person chose for all of them or at each one's
/// own. FX thread only.
public final class Watchlist implements AutoCloseable {

    private final HealthMonitor monitor;
    private final ObservableValue<Duration> interval;
    private final Subscription connections;
    private final javafx.util.Subscription choice;
    private List<Target> targets = List.of();

    /// @param interval for all targets; zero leaves each its own
    public Watchlist(Watchable<List<Target>> targets, HealthMonitor monitor, ObservableValue<Duration> interval,
            ScreenContext context) {
        this.monitor = monitor;
        this.interval = interval;
        this.connections = FxWatch.on(context.ui(), targets, next -> {
            this.targets = next;
            watch();
        });
        this.choice = interval.subscribe((_, _) -> watch());
    }

    @Override
    public void close() {
        connections.close();
        choice.unsubscribe();
    }

    private void watch() {
        Duration chosen = interval.getValue();
        monitor.watch(chosen.isZero() ? targets : targets.stream().map(target -> at(target, chosen)).toList());
    }

    private static Target at(Target target, Duration chosen) {
        return target.refreshed(chosen);
    }
}
