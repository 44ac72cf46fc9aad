package plumbline.core.watch;

import java.util.function.Consumer;

/// A value that changes and can be watched.
public interface Watchable<T> {

    /// The value now. Any thread.
    T get();

    /// Tells the watcher the value now and after every change, in order, on the thread that changes it.
    ///
    /// @return closes the watch
    Subscription watch(Consumer<? super T> watcher);
}
