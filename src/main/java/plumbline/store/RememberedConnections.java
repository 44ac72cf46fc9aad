package plumbline.store;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import plumbline.core.problem.Problem;
import plumbline.core.sql.Sql;
import plumbline.core.target.Connections;
import plumbline.core.target.Target;
import plumbline.core.watch.Watchable;

/// Connections whose history, waits, baselines, ignored findings, schedules and journal go with them to a new name: all of it
/// is kept by name. Thread-safe.
public final class RememberedConnections implements Connections {

    private final Connections saved;
    private final Supplier<Store> store;

    /// @param saved where connections are saved
    /// @param store asked for at the first new name
    public RememberedConnections(Connections saved, Supplier<Store> store) {
        this.saved = saved;
        this.store = store;
    }

    @Override
    public Watchable<List<Target>> all() {
        return saved.all();
    }

    @Override
    public Watchable<Optional<Problem>> problem() {
        return saved.problem();
    }

    @Override
    public void save(Target target, String replaces) {
        boolean renamed = !replaces.isEmpty() && !replaces.equals(target.name())
                && saved.all().get().stream().anyMatch(each -> each.name().equals(replaces));
        saved.save(target, replaces); // first: it refuses a name that is taken
        if (renamed) {
            rename(replaces, target.name());
        }
    }

    @Override
    public void add(List<Target> targets) {
        saved.add(targets);
    }

    @Override
    public void remove(String name) {
        saved.remove(name);
    }

    /// What a removed connection of the new name has left gives way; only its readings stay apart, under the old name.
    private void rename(String from, String to) {
        store.get().write(change -> {
            int moved = change.update(Sql.of("UPDATE OR REPLACE baseline SET target = ? WHERE target = ?", to, from));
            moved += change.update(Sql.of("UPDATE OR REPLACE ignored_finding SET target = ? WHERE target = ?", to,
                    from));
            moved += change.update(Sql.of("UPDATE OR REPLACE schedule SET target = ? WHERE target = ?", to, from));
            moved += change.update(Sql.of("UPDATE check_answer SET target = ? WHERE target = ?", to, from));
            moved += change.update(Sql.of("UPDATE journal_entry SET target = ? WHERE target = ?", to, from));
            moved += change.update(Sql.of("UPDATE lock_episode SET target = ? WHERE target = ?", to, from));
            moved += change.update(Sql.of("UPDATE OR IGNORE metric_series SET target = ? WHERE target = ?", to, from));
            return moved;
        });
    }
}
