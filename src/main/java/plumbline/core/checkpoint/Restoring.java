package plumbline.core.checkpoint;

import plumbline.core.target.Target;
import plumbline.core.work.WorkContext;

/// Opens targets to put rows back into them. Thread-safe.
public interface Restoring {

    /// Opens a session for one restore; no transaction is begun yet.
    ///
    /// @param context its cancelling ends whatever runs
    RestoreTables open(Target target, WorkContext context);
}
