package plumbline.app;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import plumbline.core.activity.TargetWaits;
import plumbline.core.activity.WaitTree;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.testing.BusyMorning;
import plumbline.testing.SampleConsole;
import plumbline.testing.SampleLocks;
import plumbline.ui.fx.Place;
import plumbline.ui.fx.UiThread;
import plumbline.ui.shell.Console;

/// Pictures of the locks screen on a bad morning, in both themes and all languages, wide and narrow.
@Tag("pictures")
final class LocksPictures {

    private final SampleConsole sample = new SampleConsole(UiThread.INSTANCE);
    private final SampleLocks locks = sample.locks();

    @Test
    void theScreenInEveryLook() throws IOException {
        PicturedLooks looks = new PicturedLooks(sample, 1000, 700);
        Console console = looks.open((_, _) -> {});
        pasts();
        looks.each(console, (shown, look, _) -> all(shown, looks, look));
        assertTrue(looks.pictures().taken() >= 84, looks.pictures().taken() + " pictures");
    }

    private void pasts() {
        Instant now = Instant.now();
        for (long minutes : List.of(51L, 34L, 12L)) {
            for (int i = 0; i < 60 * 60 / minutes; i++) {
                BusyMorning then = new BusyMorning(now.minusSeconds(minutes * 60).plusSeconds(i * 2L));
                locks.history().keep(BusyMorning.SHOP.name(), minutes == 34 ? then.queue(4) : then.morning());
            }
        }
    }

    private void all(Console console, PicturedLooks looks, String look) {
        Pictures pictures = looks.pictures();
        Scene scene = looks.window().getScene();
        Instant now = Instant.now();
        BusyMorning waits = new BusyMorning(now);
        TargetWaits calm = BusyMorning.read(BusyMorning.CALM, now, waits.quiet());
        PicturedConsole.run(() -> {
            locks.watch().say(BusyMorning.read(BusyMorning.SHOP, now, waits.morning()), calm, waits.file(now));
            console.trail().go(new Place.Locks(BusyMorning.SHOP.name()));
            tab(scene, 0);
            Pictures.node(scene, "#locks-table", TableView.class).getSelectionModel().clearAndSelect(0);
        });
        pictures.take(scene, "locks-tree-" + look);
        PicturedConsole.run(() -> Pictures.node(scene, "#locks-table", TableView.class).getSelectionModel()
                .clearAndSelect(3));
        pictures.take(scene, "locks-waiter-" + look);
        PicturedConsole.run(() -> {
            tab(scene, 1);
            locks.watch().say(waits.sessions());
        });
        Pictures.settle(Duration.ofMillis(300));
        PicturedConsole.run(() -> Pictures.node(scene, "#grid-table", TableView.class).getSelectionModel()
                .clearAndSelect(0));
        pictures.take(scene, "locks-sessions-" + look);
        PicturedConsole.run(() -> {
            tab(scene, 0);
            Pictures.press(Pictures.node(scene, "#locks-time-line-chart", Node.class), KeyCode.LEFT);
        });
        Pictures.settle(Duration.ofMillis(300));
        PicturedConsole.run(
                () -> Pictures.press(Pictures.node(scene, "#locks-time-line-chart", Node.class), KeyCode.LEFT));
        pictures.take(scene, "locks-past-" + look);
        PicturedConsole.run(
                () -> Pictures.press(Pictures.node(scene, "#locks-time-line-chart", Node.class), KeyCode.END));
        go(console, BusyMorning.FILE.name());
        pictures.take(scene, "locks-file-" + look);
        go(console, BusyMorning.CALM.name());
        pictures.take(scene, "locks-calm-" + look);
        PicturedConsole.run(() -> {
            locks.watch().say(BusyMorning.read(BusyMorning.SHOP, now, BusyMorning.limited(waits.morning())), calm,
                    waits.file(now));
            console.trail().go(new Place.Locks(BusyMorning.SHOP.name()));
        });
        pictures.take(scene, "locks-limited-" + look);
        PicturedConsole.run(() -> locks.watch().say(new TargetWaits(BusyMorning.SHOP, now.minusSeconds(90),
                new WaitTree(waits.queue(500)), null, Problem.of(ProblemCode.LOST, "shop-prod")), calm,
                waits.file(now)));
        pictures.take(scene, "locks-dead-" + look);
    }

    private static void go(Console console, String target) {
        PicturedConsole.run(() -> console.trail().go(new Place.Locks(target)));
    }

    private static void tab(Scene scene, int index) {
        Pictures.node(scene, "#locks-tabs", TabPane.class).getSelectionModel().select(index);
    }
}
