package plumbline.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import plumbline.core.health.HealthMonitor;
import plumbline.core.health.TargetHealth;
import plumbline.core.target.Target;
import plumbline.core.watch.Watchable;
import plumbline.core.watch.Watched;

/// A monitor that says what a test tells it to say, and remembers what it was asked.
public final class FakeHealthMonitor implements HealthMonitor {

    private final Watched<List<TargetHealth>> targets = new Watched<>(List.of());
    private final List<String> refreshed = new ArrayList<>();
    private List<Target> watched = List.of();
    private boolean paused;

    /// What it says from now on.
    public void set(List<TargetHealth> health) {
        targets.set(List.copyOf(health));
    }

    /// Changes each target's health.
    public void change(UnaryOperator<TargetHealth> step) {
        targets.update(all -> all.stream().map(step).toList());
    }

    public List<String> refreshed() {
        return refreshed;
    }

    public List<Target> watched() {
        return watched;
    }

    public boolean paused() {
        return paused;
    }

    @Override
    public Watchable<List<TargetHealth>> targets() {
        return targets;
    }

    @Override
    public void watch(List<Target> next) {
        watched = List.copyOf(next);
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
    public TargetHealth once(Target target) {
        return targets.get().stream().filter(each -> each.target().equals(target)).findFirst().orElseThrow();
    }

    @Override
    public void close() {
        targets.set(List.of());
    }
}
