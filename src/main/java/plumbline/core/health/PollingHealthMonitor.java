package plumbline.core.health;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import plumbline.core.health.TargetPoller.Scope;
import plumbline.core.session.Sessions;
import plumbline.core.target.Target;
import plumbline.core.watch.Watchable;
import plumbline.core.watch.Watched;
import plumbline.core.work.Rounds;

/// Watches each target from a thread of its own, so that a dead one delays nobody.
public final class PollingHealthMonitor implements HealthMonitor {

    private static final Duration BETWEEN_COUNTERS = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Sessions sessions;
    private final MetricCatalog catalog;
    private final ApplicationTiles tiles;
    private final FileHolders files;
    private final MetricHistory history;
    private final InstantSource clock;
    private final Watched<List<TargetHealth>> targets = new Watched<>(List.of());
    private final Map<String, Loop> loops = new LinkedHashMap<>();
    private volatile boolean paused;

    public PollingHealthMonitor(Sessions sessions, MetricCatalog catalog, MetricHistory history, InstantSource clock) {
        this(sessions, catalog, ApplicationTiles.none(), FileHolders.untold(), history, clock);
    }

    /// @param tiles what application systems add
    /// @param files tells who uses a SQLite file
    public PollingHealthMonitor(Sessions sessions, MetricCatalog catalog, ApplicationTiles tiles, FileHolders files,
            MetricHistory history, InstantSource clock) {
        this.tiles = tiles;
        this.files = files;
        this.sessions = sessions;
        this.catalog = catalog;
        this.history = history;
        this.clock = clock;
    }

    @Override
    public Watchable<List<TargetHealth>> targets() {
        return targets;
    }

    @Override
    public synchronized void watch(List<Target> wanted) {
        Map<String, Loop> next = new LinkedHashMap<>();
        List<Loop> fresh = new ArrayList<>();
        for (Target target : wanted) {
            Loop running = loops.remove(target.name());
            if (running == null || !running.target.equals(target)) {
                if (running != null) {
                    running.rounds.stop();
                }
                running = new Loop(target);
                fresh.add(running);
            }
            next.put(target.name(), running);
        }
        loops.values().forEach(loop -> loop.rounds.stop());
        loops.clear();
        loops.putAll(next);
        targets.set(next.values().stream().map(loop -> loop.poller.health()).toList());
        fresh.forEach(loop -> loop.rounds.start());
    }

    @Override
    public synchronized void refresh(String target) {
        Loop loop = loops.get(target);
        if (loop != null) {
            loop.rounds.ask();
        }
    }

    @Override
    public void pause(boolean stop) {
        paused = stop;
    }

    @Override
    public TargetHealth once(Target target) {
        TargetPoller poller = new TargetPoller(target, catalog.of(target.engine()), tiles, sessions, files, history,
                clock,
                _ -> {});
        poller.round(Scope.ALL);
        boolean counters = poller.health().metrics().stream().anyMatch(TargetPoller::needsTwoMoments);
        if (counters && poller.health().state() != TargetState.UNREACHABLE) {
            // rates are growth between two moments, so a second one is needed
            try {
                TimeUnit.NANOSECONDS.sleep(BETWEEN_COUNTERS.toNanos());
            } catch (InterruptedException hurried) {
                Thread.currentThread().interrupt();
            }
            poller.round(Scope.COUNTERS);
        }
        return poller.health();
    }

    private void told(TargetHealth news) {
        targets.update(all -> {
            List<TargetHealth> next = new ArrayList<>(all);
            next.replaceAll(one -> one.target().name().equals(news.target().name()) ? news : one);
            return next;
        });
    }

    @Override
    public synchronized void close() {
        List<Loop> all = List.copyOf(loops.values());
        loops.clear();
        Rounds.end(all.stream().map(Loop::rounds).toList(), PATIENCE);
    }

    /// One target's thread.
    private final class Loop {

        private final Target target;
        private final TargetPoller poller;
        private final Rounds rounds;

        Loop(Target target) {
            this.target = target;
            this.poller = new TargetPoller(target, catalog.of(target.engine()), tiles, sessions, files, history, clock,
                    this::news);
            this.rounds = new Rounds("watch-" + target.name(), true, () -> paused, poller::pause,
                    asked -> poller.round(asked ? Scope.ALL : Scope.DUE));
        }

        Rounds rounds() {
            return rounds;
        }

        private void news(TargetHealth health) {
            if (!rounds.stopped()) {
                told(health);
            }
        }
    }
}
