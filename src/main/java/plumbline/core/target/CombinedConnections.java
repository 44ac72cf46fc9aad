package plumbline.core.target;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.problem.ProblemException;
import plumbline.core.watch.Subscription;
import plumbline.core.watch.Watchable;
import plumbline.core.watch.Watched;

/// The saved connections and beside them others that come and go by themselves, such as the demo's: those are listed and
/// never saved. Where both have one of the same name the saved one is listed. Thread-safe.
public final class CombinedConnections implements Connections, AutoCloseable {

    private final Connections saved;
    private final Watchable<List<Target>> others;
    private final Watched<List<Target>> all = new Watched<>(List.of());
    private final Subscription watches;
    // what was last heard; guarded by the lock of `all`, so that neither source is asked while it is held
    private List<Target> lastSaved = List.of();
    private List<Target> lastOthers = List.of();

    /// @param saved  where connections are saved; listed first
    /// @param others listed after them
    public CombinedConnections(Connections saved, Watchable<List<Target>> others) {
        this.saved = saved;
        this.others = others;
        this.watches = saved.all().watch(this::hearSaved).and(others.watch(this::hearOthers));
    }

    @Override
    public Watchable<List<Target>> all() {
        return all;
    }

    @Override
    public Watchable<Optional<Problem>> problem() {
        return saved.problem();
    }

    @Override
    public void save(Target target, String replaces) {
        boolean lent = others.get().stream().anyMatch(other -> other.name().equals(target.name()));
        if (lent && saved.all().get().stream().noneMatch(own -> own.name().equals(target.name()))) {
            throw new ProblemException(Problem.of(ProblemCode.NAME_TAKEN, target.name()));
        }
        saved.save(target, replaces);
    }

    @Override
    public void add(List<Target> targets) {
        new SavedTargets(all.get()).withAll(targets); // refuses the names of both
        saved.add(targets);
    }

    @Override
    public void remove(String name) {
        saved.remove(name);
    }

    /// Stops listening to both.
    @Override
    public void close() {
        watches.close();
    }

    private void hearSaved(List<Target> news) {
        all.update(_ -> {
            lastSaved = news;
            return merged();
        });
    }

    private void hearOthers(List<Target> news) {
        all.update(_ -> {
            lastOthers = news;
            return merged();
        });
    }

    private List<Target> merged() {
        SavedTargets own = new SavedTargets(lastSaved);
        return Stream.concat(lastSaved.stream(), lastOthers.stream().filter(other -> !own.has(other.name()))).toList();
    }
}
