package plumbline.core.watch;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one kind of change notification in the core. Thread-safe: watchers are told under the lock, so in order;
/// a watcher must return at once and must not wait for another thread.
public final class Watched<T> implements Watchable<T> {

    private static final Logger LOG = LoggerFactory.getLogger(Watched.class);

    private final Map<Object, Consumer<? super T>> watchers = new LinkedHashMap<>();
    private T value;

    public Watched(T first) {
        this.value = first;
    }

    @Override
    public synchronized T get() {
        return value;
    }

    /// Sets the value; an equal one is no change.
    public void set(T next) {
        update(ignored -> next);
    }

    /// Derives the next value from the present one, in one step.
    public synchronized void update(UnaryOperator<T> change) {
        T next = change.apply(value);
        if (next.equals(value)) {
            return;
        }
        value = next;
        for (Consumer<? super T> watcher : List.copyOf(watchers.values())) {
            tell(watcher, next);
        }
    }

    @Override
    public synchronized Subscription watch(Consumer<? super T> watcher) {
        Object handle = new Object();
        watchers.put(handle, watcher);
        tell(watcher, value);
        return () -> {
            synchronized (this) {
                watchers.remove(handle);
            }
        };
    }

    private void tell(Consumer<? super T> watcher, T news) {
        try {
            watcher.accept(news);
        } catch (RuntimeException bug) {
            // one watcher's bug must not silence the others
            LOG.error("a watcher failed", bug);
        }
    }
}
