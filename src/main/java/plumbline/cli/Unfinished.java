package plumbline.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import plumbline.core.journal.Journal;
import plumbline.core.repair.Repairs;
import plumbline.core.target.Connections;
import plumbline.core.target.Target;

/// Finds out what became of changes of saved connections whose outcome was never written down, before a command looks
/// at the journal or adds to it.
final class Unfinished {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Supplier<Journal> journal;
    private final Supplier<Repairs> repairs;
    private final Supplier<Connections> connections;

    Unfinished(Supplier<Journal> journal, Supplier<Repairs> repairs, Supplier<Connections> connections) {
        this.journal = journal;
        this.repairs = repairs;
        this.connections = connections;
    }

    /// Asks each target once at most; one that can't be reached, or whose turn comes too late, is left for the next time.
    void resolve() {
        resolve(Optional.empty());
    }

    /// The same, and the target of the command, which may be no saved connection.
    void resolve(Target named) {
        resolve(Optional.of(named));
    }

    private void resolve(Optional<Target> named) {
        if (journal.get().unresolved(Instant.now()).isEmpty()) {
            return;
        }
        long end = System.nanoTime() + PATIENCE.toNanos();
        var _ = repairs.get().resolve(name -> Stream
                .concat(named.stream(), connections.get().all().get().stream().filter(Target::saved))
                .filter(_ -> System.nanoTime() < end).filter(target -> target.name().equals(name)).findFirst());
    }
}
