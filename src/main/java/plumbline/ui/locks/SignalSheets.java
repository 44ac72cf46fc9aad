package plumbline.ui.locks;

import java.util.List;
import plumbline.core.activity.Verb;
import plumbline.core.target.Target;

/// Opens the sheets that end statements, sessions and prepared transactions. FX thread only.
public interface SignalSheets {

    /// Cancels or terminates sessions, after showing what that would do.
    ///
    /// @param changed run once something was done
    void signal(Target target, Verb verb, List<Integer> pids, Runnable changed);

    /// Commits or rolls back a prepared transaction, after showing what that would do.
    ///
    /// @param changed run once something was done
    void prepared(Target target, Verb verb, String gid, Runnable changed);
}
