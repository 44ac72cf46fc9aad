package plumbline.app;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import plumbline.core.health.OwnCost;
import plumbline.core.pack.yaml.PackShelf;
import plumbline.core.session.Sessions;
import plumbline.core.target.Address;
import plumbline.core.target.Connections;
import plumbline.core.target.Target;
import plumbline.core.watch.Watchable;
import plumbline.core.watch.Watched;

/// What has to be looked after every few seconds while the window is open: packs that changed on disk, sessions with
/// databases that are configured no longer, and what the console itself costs. One daemon thread.
final class Upkeep implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Upkeep.class);
    private static final Duration EVERY = Duration.ofSeconds(5);

    private final ScheduledExecutorService thread = Executors
            .newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("upkeep").factory());
    private final PackShelf packs;
    private final Sessions sessions;
    private final Connections connections;
    private final Watched<OwnCost> ownCost = new Watched<>(OwnCost.NONE);
    private Map<Address, Target> known = new HashMap<>();
    private Duration spent = Duration.ZERO;
    private long at = System.nanoTime();

    Upkeep(PackShelf packs, Sessions sessions, Connections connections) {
        this.packs = packs;
        this.sessions = sessions;
        this.connections = connections;
    }

    /// What the console costs all targets together.
    Watchable<OwnCost> ownCost() {
        return ownCost;
    }

    void start() {
        Future<?> _ = thread.scheduleWithFixedDelay(this::turn, EVERY.toMillis(), EVERY.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    private void turn() {
        try {
            packs.follow();
            List<Target> now = connections.all().get();
            releaseGone(now);
            measure(now);
        } catch (RuntimeException bug) { // one bad turn must not be the last
            LOG.error("upkeep failed", bug);
        }
    }

    private void releaseGone(List<Target> now) {
        Set<Address> still = new HashSet<>(now.stream().map(Target::address).toList());
        known.forEach((address, target) -> {
            if (!still.contains(address)) {
                sessions.release(target);
            }
        });
        known = new HashMap<>();
        now.forEach(target -> known.put(target.address(), target));
    }

    private void measure(List<Target> now) {
        Duration total = Duration.ZERO;
        int open = 0;
        for (Target target : now) {
            Sessions.Cost cost = sessions.cost(target);
            total = total.plus(cost.time());
            open += cost.sessions();
        }
        long moment = System.nanoTime();
        double share = (double) total.minus(spent).toNanos() / Math.max(1, moment - at);
        spent = total;
        at = moment;
        ownCost.set(new OwnCost(open, Math.clamp(share, 0, 1)));
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
