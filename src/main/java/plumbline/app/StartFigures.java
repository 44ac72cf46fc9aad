package plumbline.app;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.application.Platform;
import javafx.scene.Scene;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import plumbline.core.health.TargetHealth;
import plumbline.core.watch.Subscription;
import plumbline.core.watch.Watchable;
import plumbline.ui.fx.FxWatch;

/// Tells how long the start took: in the log, and on the terminal where `-Dplumbline.figures=true` asks for it, so that
/// a slow start can be seen without any tool. Made on the FX thread.
final class StartFigures {

    private static final Logger LOG = LoggerFactory.getLogger(StartFigures.class);
    private static final String WANTED = "plumbline.figures";

    private final Executor background;
    private final PrintStream out;
    private final AtomicBoolean live = new AtomicBoolean();
    private Subscription watching = () -> {};

    StartFigures(Executor background, PrintStream out) {
        this.background = background;
        this.out = out;
    }

    /// Follows a window that was just shown.
    ///
    /// @param targets as the overview shows them; it watches them already, so its cards are written before this is told
    void follow(Scene scene, Watchable<List<TargetHealth>> targets, Executor ui) {
        afterLayout(scene, () -> tell("window usable"));
        watching = FxWatch.on(ui, targets, all -> {
            if (all.stream().anyMatch(each -> !each.readings().isEmpty()) && live.compareAndSet(false, true)) {
                afterLayout(scene, () -> tell("first live tile"));
                // closing waits for the lock under which watchers are told
                background.execute(() -> watching.close());
            }
        });
    }

    private static void afterLayout(Scene scene, Runnable then) {
        scene.addPostLayoutPulseListener(new Runnable() {

            @Override
            public void run() {
                scene.removePostLayoutPulseListener(this);
                then.run();
            }
        });
        Platform.requestNextPulse();
    }

    /// The JVM's own clock is asked and not the process's start, which Linux tells to the second only; on another
    /// thread, because its classes are not worth a frame.
    private void tell(String what) {
        long moment = System.nanoTime();
        background.execute(() -> {
            long since = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - moment);
            long millis = ManagementFactory.getRuntimeMXBean().getUptime() - since;
            String line = what + " " + millis + " ms after the program's start";
            LOG.info(line);
            if (Boolean.getBoolean(WANTED)) {
                out.println(line);
                out.flush();
            }
        });
    }
}
