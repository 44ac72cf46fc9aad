package plumbline.core.work;

import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Does the same again and again on a thread of its own, with a pause between, until it is stopped. Thread-safe; the
/// rounds themselves come one after the other.
public final class Rounds {

    private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);

    private final String name;
    private final boolean beginsAsked;
    private final BooleanSupplier paused;
    private final Supplier<Duration> pause;
    private final Consumer<Boolean> round;
    private final Semaphore wanted = new Semaphore(0);
    private final Thread thread;
    private volatile boolean stopped;

    /// @param name        of the thread, and in the log
    /// @param beginsAsked whether the first round counts as one that was asked for
    /// @param paused      while true only rounds that are asked for are done
    /// @param pause       how long to wait before the next round, asked after each
    /// @param round       is told whether it was asked for; a bug in it is logged and does not end the rounds
    public Rounds(String name, boolean beginsAsked, BooleanSupplier paused, Supplier<Duration> pause,
            Consumer<Boolean> round) {
        this.name = name;
        this.beginsAsked = beginsAsked;
        this.paused = paused;
        this.pause = pause;
        this.round = round;
        this.thread = Thread.ofVirtual().name(name).unstarted(this::run);
    }

    /// Begins; once.
    public void start() {
        thread.start();
    }

    /// Asks for a round now.
    public void ask() {
        wanted.release();
    }

    /// Ends after the round that is under way. Returns at once.
    public void stop() {
        stopped = true;
        wanted.release();
    }

    /// Whether it is to end: what a round under way finds out now is told to nobody.
    public boolean stopped() {
        return stopped;
    }

    /// Stops all of them and waits until they have ended, or until patience has.
    public static void end(Collection<Rounds> all, Duration patience) {
        all.forEach(Rounds::stop);
        long deadline = System.nanoTime() + patience.toNanos();
        try {
            for (Rounds each : all) {
                each.thread.join(Duration.ofNanos(Math.max(1, deadline - System.nanoTime())));
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        boolean asked = beginsAsked;
        while (!stopped) {
            if (asked || !paused.getAsBoolean()) {
                turn(asked);
            }
            try {
                asked = wanted.tryAcquire(pause.get().toNanos(), TimeUnit.NANOSECONDS);
            } catch (InterruptedException end) {
                return;
            }
            wanted.drainPermits();
        }
    }

    private void turn(boolean asked) {
        try {
            round.accept(asked);
        } catch (RuntimeException bug) {
            // one target's bug must not end its watch in silence, nor the others'
            LOG.error("a round of {} failed", name, bug);
        }
    }
}
