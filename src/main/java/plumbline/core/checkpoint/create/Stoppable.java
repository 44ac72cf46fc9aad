package plumbline.core.checkpoint.create;

import java.util.ArrayList;
import java.util.List;
import plumbline.core.watch.Subscription;
import plumbline.core.work.WorkContext;

/// The work's context for one attempt, which also ends where a part of the attempt fails. Thread-safe.
final class Stoppable implements WorkContext {

    private final WorkContext outer;
    private final List<Runnable> actions = new ArrayList<>();
    private boolean stopped;

    Stoppable(WorkContext outer) {
        this.outer = outer;
    }

    /// Ends the attempt.
    void stop() {
        List<Runnable> now;
        synchronized (actions) {
            if (stopped) {
                return;
            }
            stopped = true;
            now = List.copyOf(actions);
        }
        now.forEach(Runnable::run);
    }

    @Override
    public void progress(double fraction, String doing) {
        outer.progress(fraction, doing);
    }

    @Override
    public boolean cancelled() {
        synchronized (actions) {
            if (stopped) {
                return true;
            }
        }
        return outer.cancelled();
    }

    @Override
    public Subscription onCancel(Runnable action) {
        boolean now;
        synchronized (actions) {
            actions.add(action);
            now = stopped;
        }
        if (now) {
            action.run();
        }
        return outer.onCancel(action).and(() -> {
            synchronized (actions) {
                actions.remove(action);
            }
        });
    }
}
