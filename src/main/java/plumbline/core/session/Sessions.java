package plumbline.core.session;

import java.time.Duration;
import plumbline.core.target.Target;

/// Opens sessions with targets. Thread-safe. What can't be opened is a `ProblemException` that says why in one code.
public interface Sessions extends AutoCloseable {

    /// The kept session for watching: read-only, short deadlines, one at a time.
    ///
    /// It is opened when first asked for and kept, so that it still answers when the server's connections run out; a
    /// dead one is replaced. Closing it gives it back.
    Session control(Target target);

    /// A read-only session from the target's small pool, for checks and metrics.
    ///
    /// @param timeout how long one statement may take on it
    Session monitor(Target target, Duration timeout);

    /// A session opened for one change, closed afterwards: short lock timeout, then the statement timeout given.
    Session action(Target target, Duration timeout);

    /// A session opened for one statement that takes long and must not stop at the first lock it meets, such as an index
    /// built beside its users; closed afterwards.
    Session job(Target target, Duration timeout);

    /// A session in which a change may be tried and rolled back: on PostgreSQL like [#action]; on SQLite, where one
    /// writer stops all others, over a private copy of the file that is removed afterwards; there its identity is the
    /// copy's.
    Session rehearsal(Target target, Duration timeout);

    /// What it cost: statements run and time spent waiting for them since the start.
    Cost cost(Target target);

    /// Closes everything that is open with a target, for example after its connection was edited.
    void release(Target target);

    /// Closes everything, in bounded time.
    @Override
    void close();

    /// The console's own load on a target.
    ///
    /// @param statements how many were run
    /// @param time       how long they took in all
    /// @param sessions   how many are open now
    record Cost(long statements, Duration time, int sessions) {}
}
