package plumbline.app;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A thing that is made when it is first asked for, once. Thread-safe.
final class Lazy<T> {

    private final Supplier<T> maker;
    private @Nullable T made;

    Lazy(Supplier<T> maker) {
        this.maker = maker;
    }

    synchronized T get() {
        T thing = made;
        if (thing == null) {
            thing = maker.get();
            made = thing;
        }
        return thing;
    }

    /// Does something with it only if it was ever made.
    synchronized void ifMade(Consumer<T> action) {
        Optional.ofNullable(made).ifPresent(action);
    }
}
