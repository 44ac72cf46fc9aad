package plumbline.testing;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// Waits for a condition with a deadline.
public final class Await {

    private static final Duration LOOK_AGAIN = Duration.ofMillis(10);

    private Await() {}

    /// Returns as soon as the condition holds; fails the test when it does not in time.
    ///
    /// @param what completes "waited in vain for: "
    public static void until(String what, Duration deadline, BooleanSupplier condition) {
        long end = System.nanoTime() + deadline.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("waited in vain for: " + what);
            }
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
        }
    }
}
