package plumbline.db.jdbc;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/// Ends what neither the server nor the driver ended in time. One daemon thread for all sessions. Thread-safe.
public final class Watchdog implements AutoCloseable {

    private final ScheduledThreadPoolExecutor thread;

    public Watchdog() {
        thread = new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().daemon().name("watchdog").factory());
        thread.setRemoveOnCancelPolicy(true);
        thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    /// Watches until the guard is closed; whichever comes first, the end or the closing, the other does nothing.
    ///
    /// @param end what to do when the time is over; on a thread of its own, since breaking a connection may block
    public Guard guard(Duration time, Runnable end) {
        AtomicBoolean over = new AtomicBoolean();
        Future<?> alarm = thread.schedule(() -> {
            if (over.compareAndSet(false, true)) {
                Thread.ofVirtual().name("watchdog-end").start(end);
            }
        }, time.toMillis(), TimeUnit.MILLISECONDS);
        return () -> {
            over.set(true);
            alarm.cancel(false);
        };
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }

    /// Something watched; closing it ends the watch.
    @FunctionalInterface
    public interface Guard extends AutoCloseable {
        @Override
        void close();
    }
}
