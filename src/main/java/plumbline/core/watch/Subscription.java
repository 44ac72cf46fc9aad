package plumbline.core.watch;

/// The handle of one watcher; whoever got it closes it when it no longer wants to be told.
@FunctionalInterface
public interface Subscription extends AutoCloseable {

    @Override
    void close();

    /// Closes both.
    default Subscription and(Subscription other) {
        return () -> {
            close();
            other.close();
        };
    }
}
