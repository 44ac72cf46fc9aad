package plumbline.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import plumbline.core.activity.LockWatch;
import plumbline.core.activity.SessionList;
import plumbline.core.activity.TargetWaits;
import plumbline.core.problem.Outcome;
import plumbline.core.target.Target;
import plumbline.core.watch.Watchable;
import plumbline.core.watch.Watched;

/// A lock watch that says what a test tells it to say, and remembers what it was asked.
public final class FakeLockWatch implements LockWatch {

    private final Watched<List<TargetWaits>> targets = new Watched<>(List.of());
    private final Watched<Optional<Outcome<SessionList>>> sessions = new Watched<>(Optional.empty());
    private final List<String> refreshed = new ArrayList<>();
    private String lookedAt = "";
    private boolean paused;

    /// What it says from now on.
    public void say(TargetWaits... waits) {
        targets.set(List.of(waits));
    }

    /// What it says of the sessions from now on.
    public void say(SessionList list) {
        sessions.set(Optional.of(new Outcome.Done<>(list)));
    }

    public List<String> refreshed() {
        return refreshed;
    }

    /// Whose sessions are read; empty for nobody's.
    public String lookedAt() {
        return lookedAt;
    }

    public boolean paused() {
        return paused;
    }

    @Override
    public Watchable<List<TargetWaits>> targets() {
        return targets;
    }

    @Override
    public void watch(List<Target> next) {
        targets.update(all -> all.stream().filter(each -> next.contains(each.target())).toList());
    }

    @Override
    public void refresh(String target) {
        refreshed.add(target);
    }

    @Override
    public void pause(boolean stop) {
        paused = stop;
    }

    @Override
    public void lookAtSessions(String target) {
        lookedAt = target;
    }

    @Override
    public Watchable<Optional<Outcome<SessionList>>> sessions() {
        return sessions;
    }

    @Override
    public void close() {
        targets.set(List.of());
    }
}
