package plumbline.testing;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import javafx.application.Platform;

/// Asks the FX thread for a turn every 20 ms and notes how long it had to wait for it: as long as a click would.
public final class Heartbeat implements AutoCloseable {

    private static final long EVERY = 20;

    private final ScheduledExecutorService clock = Executors
            .newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("heartbeat").factory());
    private final AtomicLong longest = new AtomicLong();
    private final AtomicLong work = new AtomicLong();
    private final AtomicInteger beats = new AtomicInteger();
    private long spent = -1; // FX thread only

    /// Begins at once.
    public Heartbeat() {
        Future<?> _ = clock.scheduleAtFixedRate(this::beat, 0, EVERY, TimeUnit.MILLISECONDS);
    }

    private void beat() {
        long asked = System.nanoTime();
        Platform.runLater(() -> {
            long waited = System.nanoTime() - asked;
            longest.accumulateAndGet(waited, Math::max);
            long now = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            work.accumulateAndGet(spent < 0 ? 0 : now - spent, Math::max);
            spent = now;
            beats.incrementAndGet();
        });
    }

    /// The longest wait so far.
    public Duration longest() {
        return Duration.ofNanos(longest.get());
    }

    /// The longest that the FX thread itself worked from one turn to the next: no other program on a busy machine counts.
    public Duration work() {
        return Duration.ofNanos(work.get());
    }

    /// How many turns it got.
    public int beats() {
        return beats.get();
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
