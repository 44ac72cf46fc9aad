package plumbline.core.checkpoint.restore;

import org.jspecify.annotations.Nullable;
import plumbline.core.checkpoint.Checkpoint;
import plumbline.core.checkpoint.Origin;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.target.Engine;
import plumbline.core.target.Identity;
import plumbline.core.target.Target;

/// Whether a target is the database a checkpoint was taken of. Stateless.
///
/// A checkpoint that the licensing-risk system wrote does not say which database it was taken of. Then nothing tells the
/// right one from a copy of it, so every target counts as another one, and a person has to say that they mean it.
public final class SameDatabase {

    private SameDatabase() {}

    /// What stands against putting a checkpoint into a target unless a person says that they mean it; null: nothing.
    static @Nullable Problem doubt(Checkpoint checkpoint, Target target, Identity now) {
        Origin origin = checkpoint.contents().origin();
        if (!tells(checkpoint)) {
            return Problem.of(ProblemCode.UNTOLD_DATABASE, target.name());
        }
        return is(origin.engine(), origin.identity(), now)
                ? null
                : Problem.of(ProblemCode.OTHER_DATABASE, target.name(),
                        origin.identity().line() + " / " + now.line());
    }

    /// Whether a checkpoint says which database it was taken of.
    static boolean tells(Checkpoint checkpoint) {
        return checkpoint.condition() != Checkpoint.Condition.NATIVE_JSON;
    }

    /// A role that may not read the system's identifier leaves it empty; then the rest has to do. A SQLite file is the
    /// same where its place is, since programs put a new file into the place of the old one, or where its inode is.
    public static boolean is(Engine engine, Identity then, Identity now) {
        if (engine == Engine.SQLITE) {
            return then.database().equals(now.database()) || (!then.system().isEmpty()
                    && then.system().equals(now.system()));
        }
        boolean told = !then.system().isEmpty() && !now.system().isEmpty();
        return then.database().equals(now.database())
                && (told ? then.system().equals(now.system()) : then.server().equals(now.server()));
    }
}
