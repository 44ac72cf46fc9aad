package plumbline.core.activity;

import java.util.List;
import java.util.Optional;
import plumbline.core.problem.Outcome;
import plumbline.core.target.Target;
import plumbline.core.watch.Watchable;

/// Looks every second whether anybody waits, on every watched target, and reads who for whom while somebody does; what
/// it reads it keeps in the [LockHistory]. Thread-safe.
public interface LockWatch extends AutoCloseable {

    /// How all watched targets stand, in the order they were given.
    Watchable<List<TargetWaits>> targets();

    /// Watches exactly these from now on. Returns at once.
    void watch(List<Target> targets);

    /// Reads a target now. Returns at once.
    ///
    /// @param target the connection's name
    void refresh(String target);

    /// Stops asking, or goes on.
    void pause(boolean paused);

    /// Reads the sessions of one target, too, from now on at its refresh interval; of no other.
    ///
    /// @param target the connection's name; empty for none
    void lookAtSessions(String target);

    /// The sessions of the target that is looked at; empty until they were read.
    Watchable<Optional<Outcome<SessionList>>> sessions();

    /// Stops, in bounded time.
    @Override
    void close();
}
