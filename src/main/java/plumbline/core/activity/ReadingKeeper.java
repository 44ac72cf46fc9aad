package plumbline.core.activity;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import plumbline.core.problem.ProblemException;

/// Hands readings to the history on a thread of its own, in their order. Thread-safe.
///
/// A store may be locked for seconds just when a system hangs; the tree must go on then. What does not fit into a short
/// queue is lost, and the log says so once until there is room again.
final class ReadingKeeper implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ReadingKeeper.class);
    private static final int ROOM = 32;
    private static final Duration LOOK = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final LockHistory history;
    private final BlockingQueue<Kept> queue = new ArrayBlockingQueue<>(ROOM);
    private @Nullable Thread thread;
    private volatile boolean stopped;
    private boolean full;
    private boolean failing;

    ReadingKeeper(LockHistory history) {
        this.history = history;
    }

    private record Kept(String target, ActivitySample sample) {}

    /// Returns at once.
    synchronized void keep(String target, ActivitySample sample) {
        if (stopped) {
            return;
        }
        boolean taken = queue.offer(new Kept(target, sample));
        if (!taken && !full) {
            LOG.warn("waits are not kept for a while: the store is too slow");
        }
        full = !taken;
        if (thread == null) {
            thread = Thread.ofVirtual().name("locks-history").start(this::work);
        }
    }

    private void work() {
        try {
            while (!stopped || !queue.isEmpty()) {
                Kept next = queue.poll(LOOK.toMillis(), TimeUnit.MILLISECONDS);
                if (next != null) {
                    write(next);
                }
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    private void write(Kept next) {
        try {
            history.keep(next.target(), next.sample());
            failing = false;
        } catch (ProblemException refused) {
            if (!failing) {
                LOG.warn("waits are not kept: {}", refused.problem().detail());
            }
            failing = true;
        } catch (RuntimeException bug) {
            LOG.error("keeping the waits of {} failed", next.target(), bug);
        }
    }

    /// Keeps what is left, in bounded time.
    @Override
    public void close() {
        Thread running;
        synchronized (this) {
            stopped = true;
            running = thread;
        }
        try {
            if (running != null && !running.join(PATIENCE)) {
                LOG.warn("the last waits could not be kept in time");
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
