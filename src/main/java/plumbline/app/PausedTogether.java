package plumbline.app;

import java.util.List;
import plumbline.core.activity.LockWatch;
import plumbline.core.health.HealthMonitor;
import plumbline.core.health.TargetHealth;
import plumbline.core.target.Target;
import plumbline.core.watch.Watchable;

/// The monitor as the window knows it: whoever pauses it or asks a target again means the waits, too.
///
/// @param monitor what is asked for everything else
record PausedTogether(HealthMonitor monitor, LockWatch locks) implements HealthMonitor {

    @Override
    public Watchable<List<TargetHealth>> targets() {
        return monitor.targets();
    }

    @Override
    public void watch(List<Target> targets) {
        monitor.watch(targets);
    }

    @Override
    public void refresh(String target) {
        monitor.refresh(target);
        locks.refresh(target);
    }

    @Override
    public void pause(boolean paused) {
        monitor.pause(paused);
        locks.pause(paused);
    }

    @Override
    public TargetHealth once(Target target) {
        return monitor.once(target);
    }

    @Override
    public void close() {
        monitor.close();
    }
}
