package plumbline.ui.checkpoints;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javafx.application.Platform;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
import javafx.scene.control.ListView;
import javafx.scene.control.TabPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;
import plumbline.core.text.Language;
import plumbline.core.work.Jobs;
import plumbline.testing.Await;
import plumbline.testing.Heartbeat;
import plumbline.testing.MemoryState;
import plumbline.testing.SampleShelf;
import plumbline.ui.fx.Place;
import plumbline.ui.fx.Texts;
import plumbline.ui.fx.UiThread;
import plumbline.ui.fx.UiWork;

/// A shelf of thousands of checkpoints does not hold a person up.
@ExtendWith(ApplicationExtension.class)
final class ManyCheckpointsHeartbeatTest {

    private static final int MANY = 3_000;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    /// Longer than this a person must never wait. Asserted of the screen's thread's own work; the wait that is printed
    /// beside it also holds what other programs take on a busy machine.
    private static final Duration MOST = Duration.ofMillis(300);

    private final SampleShelf shelf = new SampleShelf(InstantSource.system());
    private final UiWork work = new UiWork(Jobs.threaded(), UiThread.INSTANCE, Thread::startVirtualThread,
            new Texts(Language.EN));
    private final CheckpointsViewModel model = shelf.model(work,
            new SimpleObjectProperty<>(InstantSource.system().instant()), new MemoryState());

    @Start
    void start(Stage window) {
        shelf.samples().many(MANY).forEach(shelf.shelf::add);
        CheckpointsView view = new CheckpointsView(model, new MemoryState());
        window.setScene(new Scene(view.root(), 1200, 800));
        window.show();
        view.shown(new Place.Checkpoints(""));
    }

    private static void until(String what, BooleanSupplier condition) {
        Await.until(what, PATIENCE, () -> {
            WaitForAsyncUtils.waitForFxEvents();
            return condition.getAsBoolean();
        });
    }

    // without the pauses that the robot makes after each of its doings
    private static void onScreen(Runnable step) {
        CompletableFuture.runAsync(step, Platform::runLater).orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static void quick(String what, Runnable doing) {
        try (Heartbeat heart = new Heartbeat()) {
            doing.run();
            System.out.println(what + ": longest work " + heart.work().toMillis() + " ms, longest wait "
                    + heart.longest().toMillis() + " ms");
            assertTrue(heart.work().compareTo(MOST) < 0, heart.work() + " of work without a turn");
        }
    }

    private static ListView<Entry> list(FxRobot robot) {
        return robot.lookup("#checkpoints-list").queryListView();
    }

    @Test
    void readingThousandsAgainNeverHoldsThePersonUp(FxRobot robot) {
        until("the list", () -> list(robot).getItems().size() > MANY);
        quick("reading again", () -> {
            for (int i = 0; i < 5; i++) {
                long before = model.list().readingsProperty().get();
                onScreen(model::refresh);
                until("the list", () -> model.list().readingsProperty().get() > before);
            }
        });
    }

    @Test
    void searchingThousandsNeverHoldsThePersonUp(FxRobot robot) {
        until("the list", () -> list(robot).getItems().size() > MANY);
        quick("searching", () -> {
            for (String text : new String[]{"r", "ru", "run", "run 2", "run 29", "run 2999", ""}) {
                onScreen(() -> model.list().searchProperty().set(text));
            }
        });
    }

    @Test
    void choosingAmongThousandsNeverHoldsThePersonUp(FxRobot robot) {
        until("the list", () -> list(robot).getItems().size() > MANY);
        onScreen(() -> robot.lookup("#checkpoints-tabs").queryAs(TabPane.class).getSelectionModel().select(2));
        quick("choosing", () -> {
            for (int i = 0; i < 20; i++) {
                int to = i * 110 + 2;
                onScreen(() -> list(robot).getSelectionModel().clearAndSelect(to));
            }
        });
    }
}
