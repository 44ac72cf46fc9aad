package plumbline.core.activity;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import plumbline.core.problem.Outcome;
import plumbline.core.session.Sessions;
import plumbline.core.target.Target;
import plumbline.core.watch.Watchable;
import plumbline.core.watch.Watched;
import plumbline.core.work.Rounds;

/// Watches each target from a thread of its own, so that a dead one delays nobody; what is read is kept by another one,
/// so that a store that hangs delays no screen.
public final class PollingLockWatch implements LockWatch {

    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final Sessions sessions;
    private final ActivityReader reader;
    private final FileUseReader files;
    private final ReadingKeeper keeper;
    private final InstantSource clock;
    private final Watched<List<TargetWaits>> targets = new Watched<>(List.of());
    private final Watched<Optional<Outcome<SessionList>>> list = new Watched<>(Optional.empty());
    private final Map<String, Loop> loops = new LinkedHashMap<>();
    private volatile boolean paused;
    private volatile String looked = "";

    /// @param files see [SeenFileUse]
    public PollingLockWatch(Sessions sessions, ActivityReader reader, FileUseReader files, LockHistory history,
            InstantSource clock) {
        this.sessions = sessions;
        this.reader = reader;
        this.files = files;
        this.keeper = new ReadingKeeper(history);
        this.clock = clock;
    }

    @Override
    public Watchable<List<TargetWaits>> targets() {
        return targets;
    }

    @Override
    public Watchable<Optional<Outcome<SessionList>>> sessions() {
        return list;
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
        // under the lock under which news are told, so that none is overwritten by what was before it
        targets.update(_ -> next.values().stream().map(loop -> loop.poller.waits()).toList());
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
    public synchronized void lookAtSessions(String target) {
        if (looked.equals(target)) {
            return;
        }
        looked = target;
        list.set(Optional.empty());
        Loop loop = loops.get(target);
        if (loop != null) {
            loop.fresh = true;
            loop.rounds.ask();
        }
    }

    private synchronized void listed(Loop loop, Outcome<SessionList> outcome) {
        if (!loop.rounds.stopped() && looked.equals(loop.target.name())) {
            list.set(Optional.of(outcome));
        }
    }

    private void told(TargetWaits news) {
        targets.update(all -> {
            List<TargetWaits> next = new ArrayList<>(all);
            next.replaceAll(one -> one.target().name().equals(news.target().name()) ? news : one);
            return next;
        });
    }

    @Override
    public void close() {
        List<Loop> all;
        synchronized (this) {
            all = List.copyOf(loops.values());
            loops.clear();
        }
        Rounds.end(all.stream().map(Loop::rounds).toList(), PATIENCE);
        keeper.close();
    }

    /// One target's thread.
    private final class Loop {

        private final Target target;
        private final WaitsPoller poller;
        private final Rounds rounds;
        private volatile boolean fresh;

        Loop(Target target) {
            this.target = target;
            this.poller = new WaitsPoller(target, sessions, reader, files, clock, this::news, keeper::keep);
            this.rounds = new Rounds("locks-" + target.name(), false, () -> paused, poller::pause, this::turn);
        }

        Rounds rounds() {
            return rounds;
        }

        private void news(TargetWaits waits) {
            if (!rounds.stopped()) {
                told(waits);
            }
        }

        private void turn(boolean asked) {
            @Nullable
            Consumer<Outcome<SessionList>> wish = looked.equals(target.name())
                    ? outcome -> listed(this, outcome)
                    : null;
            if (fresh) {
                fresh = false;
                poller.forgetList();
            }
            poller.round(asked, wish);
        }
    }
}
