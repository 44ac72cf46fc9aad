package plumbline.testing;

import java.util.List;
import plumbline.core.target.Connections;
import plumbline.core.target.SavedTargets;
import plumbline.core.target.Target;
import plumbline.core.watch.Watchable;
import plumbline.core.watch.Watched;

/// Connections that are forgotten at the end of the test. Thread-safe.
public final class MemoryConnections implements Connections {

    private final Watched<List<Target>> all;

    public MemoryConnections(List<Target> first) {
        this.all = new Watched<>(List.copyOf(first));
    }

    @Override
    public Watchable<List<Target>> all() {
        return all;
    }

    @Override
    public void save(Target target, String replaces) {
        all.update(now -> new SavedTargets(now).with(target, replaces).all());
    }

    @Override
    public void add(List<Target> targets) {
        all.update(now -> new SavedTargets(now).withAll(targets).all());
    }

    @Override
    public void remove(String name) {
        all.update(now -> new SavedTargets(now).without(name).all());
    }
}
