package plumbline.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import plumbline.core.health.TargetHealth;
import plumbline.core.text.Language;
import plumbline.core.text.Messages;
import plumbline.core.work.Jobs;
import plumbline.testing.Await;

/// The window as the program builds it, on a home of its own and with the demo, to be driven and looked at. Its calls
/// wait for the FX thread and must not come from it.
final class PicturedConsole implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Wiring wiring;
    private final ExecutorService background = Executors.newVirtualThreadPerTaskExecutor();
    private final Jobs jobs = Jobs.threaded();
    private final ConsoleParts parts;
    private final Stage stage;
    private final WindowServices services;

    PicturedConsole(Path home) {
        wiring = new Wiring(() -> home, Map.of(), () -> Messages.in(Language.EN));
        services = WindowServices.make(wiring);
        parts = onScreen(() -> new ConsoleParts(wiring, services, jobs, background));
        stage = onScreen(() -> {
            Stage made = new Stage();
            parts.show(made);
            return made;
        });
    }

    /// Starts the demo and waits until every target has readings of two moments.
    void startDemo() {
        run(() -> parts.demo().start());
        Await.until("the demo's targets", PATIENCE, () -> {
            List<TargetHealth> all = services.monitor().targets().get();
            return all.size() == 5 && all.stream().allMatch(each -> each.readings().size() == each.metrics().size());
        });
    }

    ConsoleParts parts() {
        return parts;
    }

    Wiring wiring() {
        return wiring;
    }

    WindowServices services() {
        return services;
    }

    Scene scene() {
        return Objects.requireNonNull(stage.getScene());
    }

    /// The dialog over the window, if one is open.
    static @Nullable Stage dialog(Scene below) {
        return onScreen(() -> Window.getWindows().stream().filter(Window::isShowing)
                .filter(each -> each instanceof Stage open && below.getWindow().equals(open.getOwner()))
                .map(Stage.class::cast).findFirst().orElse(null));
    }

    /// The window that was opened last.
    static Stage lastDialog() {
        return onScreen(() -> (Stage) Window.getWindows().getLast());
    }

    /// Does something on the FX thread and waits for it.
    static void run(Runnable action) {
        PicturedConsole.<@Nullable Object>onScreen(() -> {
            action.run();
            return null;
        });
    }

    /// Asks something on the FX thread and waits for the answer.
    static <T extends @Nullable Object> T onScreen(Supplier<T> question) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        Platform.runLater(() -> {
            try {
                answer.complete(question.get());
            } catch (RuntimeException | AssertionError failed) {
                answer.completeExceptionally(failed);
            }
        });
        return answer.join();
    }

    static Path freshHome() {
        try {
            return Files.createTempDirectory("plumbline-pictures");
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    @Override
    public void close() {
        run(stage::close);
        parts.close();
        wiring.close();
        background.close();
    }
}
