package plumbline.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import plumbline.core.watch.Subscription;
import plumbline.core.work.WorkContext;

/// Work that Ctrl-C, or a polite end of the process, cancels: what runs is told to stop, and the process waits a while
/// until it has and has said so. Thread-safe.
final class CtrlC implements WorkContext, AutoCloseable {

    private static final long PATIENCE_SECONDS = 20;

    private final CountDownLatch ended = new CountDownLatch(1);
    private final List<Runnable> actions = new ArrayList<>();
    private boolean cancelled;
    @Nullable
    private Thread hook;

    /// The context, heeded from the first call on.
    synchronized WorkContext context() {
        if (hook == null) {
            hook = new Thread(this::end, "ctrl-c");
            Runtime.getRuntime().addShutdownHook(hook);
        }
        return this;
    }

    private void end() {
        cancel();
        try {
            if (!ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                System.Logger log = System.getLogger(CtrlC.class.getName());
                log.log(System.Logger.Level.WARNING, "the work did not end in time");
            }
        } catch (InterruptedException enough) {
            Thread.currentThread().interrupt();
        }
    }

    /// Tells the work to stop.
    void cancel() {
        List<Runnable> all;
        synchronized (this) {
            cancelled = true;
            all = List.copyOf(actions);
            actions.clear();
        }
        all.forEach(Runnable::run);
    }

    @Override
    public void progress(double fraction, String doing) {
        // the log says it
    }

    @Override
    public synchronized boolean cancelled() {
        return cancelled;
    }

    @Override
    public Subscription onCancel(Runnable action) {
        synchronized (this) {
            if (!cancelled) {
                actions.add(action);
                return () -> forget(action);
            }
        }
        action.run();
        return () -> {};
    }

    private synchronized void forget(Runnable action) {
        actions.remove(action);
    }

    /// The command has ended and has said what there is to say.
    @Override
    public synchronized void close() {
        ended.countDown();
        if (hook != null && !cancelled) {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException alreadyEnding) {
                hook.setName("ctrl-c-ended");
            }
        }
    }
}
