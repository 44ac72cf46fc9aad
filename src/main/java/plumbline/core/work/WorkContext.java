package plumbline.core.work;

import plumbline.core.watch.Subscription;

/// What a piece of work is given: where to report progress, and whether it is still wanted. Thread-safe.
public interface WorkContext {

    /// Reports progress.
    ///
    /// @param fraction 0 to 1, or negative where it can't be known
    /// @param doing    what is being done now, in words of the person's language
    void progress(double fraction, String doing);

    /// Whether a person cancelled it.
    boolean cancelled();

    /// Runs the action once when the work is cancelled (at once if it is already); used to reach a running statement.
    Subscription onCancel(Runnable action);

    /// Ends the work with [CancelledException] if it was cancelled; loops call it.
    default void checkCancelled() {
        if (cancelled()) {
            throw new CancelledException();
        }
    }

    /// A context nobody can cancel, for short work and for tests.
    static WorkContext none() {
        return NoContext.INSTANCE;
    }
}
