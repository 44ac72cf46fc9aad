package plumbline.app;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import plumbline.core.work.Jobs;
import plumbline.ui.fx.UiThread;

/// One run of the window: starts the toolkit and the services side by side, shows the window, ends everything in order
/// when it is closed.
final class ConsoleRun {

    private static final Logger LOG = LoggerFactory.getLogger(ConsoleRun.class);
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final Wiring wiring;
    private final boolean withDemo;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final ExecutorService background = Executors
            .newThreadPerTaskExecutor(Thread.ofVirtual().name("background-", 1).factory());
    private @Nullable ConsoleParts parts;

    ConsoleRun(Wiring wiring, boolean withDemo) {
        this.wiring = wiring;
        this.withDemo = withDemo;
    }

    /// Opens the window and returns when it was closed.
    ///
    /// @throws UnsupportedOperationException or another runtime failure of the toolkit where there is no display
    void untilClosed() throws InterruptedException {
        CompletableFuture<WindowServices> services = CompletableFuture.supplyAsync(() -> WindowServices.make(wiring),
                background);
        Platform.startup(() -> {});
        Runtime.getRuntime().addShutdownHook(new Thread(this::end, "end"));
        Thread.setDefaultUncaughtExceptionHandler((thread, bug) -> LOG.error("uncaught in {}", thread.getName(), bug));
        WindowServices ready = services.join();
        UiThread.INSTANCE.execute(() -> show(ready));
        closed.await();
        end();
    }

    private void show(WindowServices services) {
        try {
            ConsoleParts made = new ConsoleParts(wiring, services, Jobs.threaded(), background);
            parts = made;
            Stage stage = new Stage();
            made.show(stage);
            stage.setOnHidden(_ -> closed.countDown());
            if (withDemo) {
                made.demo().start();
            }
        } catch (RuntimeException bug) {
            LOG.error("the window could not be made", bug);
            closed.countDown();
            throw bug;
        }
    }

    /// Ends what was begun, once, in bounded time; also from the shutdown hook.
    private synchronized void end() {
        ConsoleParts made = parts;
        parts = null;
        if (made == null) {
            return;
        }
        Thread ending = Thread.ofPlatform().daemon().name("ending").start(() -> {
            made.close();
            wiring.close();
        });
        try {
            if (!ending.join(PATIENCE)) {
                LOG.warn("not everything ended within {}", PATIENCE);
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
