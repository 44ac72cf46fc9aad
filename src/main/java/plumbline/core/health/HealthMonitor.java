package plumbline.core.health;

import java.util.List;
import plumbline.core.target.Target;
import plumbline.core.watch.Watchable;

/// Watches targets: asks every metric at its cadence, judges, keeps the history, notices when a target goes and comes
/// back. Thread-safe.
public interface HealthMonitor extends AutoCloseable {

    /// How all watched targets stand, in the order they were given; changes with every reading.
    Watchable<List<TargetHealth>> targets();

    /// Watches exactly these from now on; those that stay keep their readings. Returns at once.
    void watch(List<Target> targets);

    /// Asks everything of a target now, whatever the cadence. Returns at once.
    void refresh(String target);

    /// Stops asking, or goes on.
    void pause(boolean paused);

    /// Asks every metric once and waits for the answers; for the command line. Never throws for a dead target: its
    /// state says it.
    TargetHealth once(Target target);

    /// Stops, in bounded time.
    @Override
    void close();
}
