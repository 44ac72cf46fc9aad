package plumbline.core.checkpoint.restore;

import plumbline.core.target.Engine;
import plumbline.core.target.Identity;

/// Whether a target is the database a checkpoint was taken of. Stateless.
public final class SameDatabase {

    private SameDatabase() {}

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
