package plumbline.app;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import plumbline.core.target.Target;
import plumbline.core.watch.Watchable;
import plumbline.core.watch.Watched;
import plumbline.core.work.Jobs;
import plumbline.core.work.WorkContext;
import plumbline.demo.Demo;
import plumbline.ui.fx.Notice;
import plumbline.ui.fx.Notices;
import plumbline.ui.fx.Texts;
import plumbline.ui.fx.UiThread;

/// Starts, resets and ends the demo for the window, as jobs. Called on the FX thread.
final class DemoControl implements AutoCloseable {

    private final Supplier<Path> folder;
    private final Jobs jobs;
    private final Notices notices;
    private final Texts texts;
    private final Watched<List<Target>> targets = new Watched<>(List.of());
    private volatile @Nullable Demo demo;
    private volatile boolean busy;
    private volatile boolean closed;

    DemoControl(Supplier<Path> folder, Jobs jobs, Notices notices, Texts texts) {
        this.folder = folder;
        this.jobs = jobs;
        this.notices = notices;
        this.texts = texts;
    }

    /// The demo's databases; none while it does not run.
    Watchable<List<Target>> targets() {
        return targets;
    }

    /// Starts the demo unless it runs or starts.
    void start() {
        if (demo == null) {
            run("demo.job.start", this::begin);
        }
    }

    /// Puts the demo's databases back as they were; starts it where it does not run.
    void reset() {
        Demo running = demo;
        if (running == null) {
            start();
        } else {
            run("demo.job.reset", _ -> {
                running.reset();
                return running;
            });
        }
    }

    private Demo begin(WorkContext context) {
        Demo started = Demo.start(folder.get(),
                step -> context.progress(-1, texts.now("demo.step." + step)));
        if (closed) {
            started.close();
            return started;
        }
        demo = started;
        started.startWorkload();
        targets.set(started.targets());
        return started;
    }

    private void run(String titleKey, plumbline.core.work.Work<Demo> work) {
        if (busy) {
            return;
        }
        busy = true;
        var job = jobs.start(texts.now(titleKey), "", work);
        var _ = job.result().whenComplete((_, failure) -> {
            busy = false;
            UiThread.INSTANCE.execute(() -> tell(titleKey, failure));
        });
    }

    private void tell(String titleKey, @Nullable Throwable failure) {
        if (failure == null) {
            notices.show(Notice.of(Notice.Kind.DONE, texts.now(titleKey + ".done")));
        } else if (failure instanceof plumbline.core.problem.ProblemException expected) {
            notices.show(Notice.of(Notice.Kind.FAILED, texts.now(expected.problem())));
        } else {
            notices.show(Notice.of(Notice.Kind.FAILED, texts.now(titleKey + ".failed", failure.toString())));
        }
    }

    /// Ends the demo's databases, in bounded time.
    @Override
    public void close() {
        closed = true;
        Demo running = demo;
        if (running != null) {
            running.close();
        }
    }
}
