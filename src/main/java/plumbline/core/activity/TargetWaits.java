package plumbline.core.activity;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import plumbline.core.problem.Problem;
import plumbline.core.target.Target;

/// How a target's waits stand.
///
/// @param at      when it was last asked with success, by this machine's clock; null before the first time
/// @param tree    who waits for whom, empty while nobody does; null before the first time, and for SQLite
/// @param file    who uses a SQLite file; null before the first time, and for PostgreSQL
/// @param problem why it could not be asked, or null
public record TargetWaits(Target target, @Nullable Instant at, @Nullable WaitTree tree, @Nullable FileUse file,
        @Nullable Problem problem) {

    /// How many sessions wait.
    public int waiting() {
        return tree == null ? 0 : tree.waiting();
    }
}
