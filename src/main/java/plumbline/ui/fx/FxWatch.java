package plumbline.ui.fx;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import plumbline.core.watch.Subscription;
import plumbline.core.watch.Watchable;

/// Carries changes of the core onto the screen's thread; of several that wait, only the newest is told.
public final class FxWatch {

    private FxWatch() {}

    /// Tells the watcher on the screen's thread.
    ///
    /// @param ui the screen's thread
    /// @return closes the watch; nothing is told afterwards
    public static <T> Subscription on(Executor ui, Watchable<T> source, Consumer<? super T> watcher) {
        AtomicReference<@Nullable T> newest = new AtomicReference<>();
        var open = new java.util.concurrent.atomic.AtomicBoolean(true);
        Subscription inner = source.watch(value -> {
            if (newest.getAndSet(value) == null) {
                ui.execute(() -> {
                    T latest = newest.getAndSet(null);
                    if (latest != null && open.get()) {
                        watcher.accept(latest);
                    }
                });
            }
        });
        return () -> {
            open.set(false);
            inner.close();
        };
    }
}
