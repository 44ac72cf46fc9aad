package plumbline.ui.locks;

import java.time.Duration;
import plumbline.core.activity.FileUse;
import plumbline.core.activity.TargetWaits;
import plumbline.core.activity.Wait;
import plumbline.core.activity.WaitTree;
import plumbline.core.target.Address.PostgresAddress;
import plumbline.core.target.Engine;
import plumbline.ui.fx.Mark;

/// One target in the list.
///
/// @param longest the longest wait, or how long the file has been held against writers
public record TargetLine(TargetWaits waits, Duration longest) {

    /// A wait this long is more than one that comes and goes.
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Duration HELD = Duration.ofSeconds(10);

    static TargetLine of(TargetWaits waits) {
        WaitTree tree = waits.tree();
        FileUse file = waits.file();
        Duration longest = Duration.ZERO;
        if (tree != null) {
            for (Wait wait : tree.sample().waits()) {
                longest = max(longest, tree.age(wait).orElse(Duration.ZERO));
            }
        } else if (file != null) {
            for (FileUse.Holder holder : file.holders()) {
                if (stopsWriters(holder)) {
                    longest = max(longest, Duration.between(holder.since(), file.at()));
                }
            }
        }
        return new TargetLine(waits, longest);
    }

    private static Duration max(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    static boolean stopsWriters(FileUse.Holder holder) {
        return holder.locks().stream().anyMatch(FileUse.Lock::stopsWriters);
    }

    String name() {
        return waits.target().name();
    }

    boolean isFile() { return waits.target().engine() == Engine.SQLITE; }

    /// How the target stands, as shape and colour.
    Mark mark() {
        if (waits.problem() != null) {
            return Mark.UNREACHABLE;
        }
        if (waits.at() == null) {
            return Mark.CONNECTING;
        }
        if (isFile()) {
            return longest.compareTo(HELD) >= 0 ? Mark.WARNING : Mark.OK;
        }
        if (waits.waiting() == 0) {
            return Mark.OK;
        }
        return longest.compareTo(LONG) >= 0 && !isElsewhere() ? Mark.CRITICAL : Mark.WARNING;
    }

    /// How much it needs a person; more is worse. Of several databases of one server the one whose sessions wait.
    double weight() {
        return waits.problem() == null ? (waits.waiting() + here()) * (double) Math.max(1, longest.toMillis()) : 0;
    }

    /// Whether those that wait all do so in other databases of its server.
    boolean isElsewhere() { return waits.waiting() > 0 && here() == 0; }

    private long here() {
        WaitTree tree = waits.tree();
        return tree == null
                ? 0
                : tree.sample().waits().stream().filter(wait -> tree.backend(wait.pid())
                        .filter(backend -> backend.database().equals(tree.sample().database())).isPresent()).count();
    }

    /// The server, which several targets may be databases of.
    String server() {
        return waits.target().address() instanceof PostgresAddress address
                ? address.host() + ":" + address.port()
                : waits.target().name();
    }
}
