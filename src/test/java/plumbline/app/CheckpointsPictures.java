package plumbline.app;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Objects;
import javafx.scene.Scene;
import javafx.scene.control.ListView;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import plumbline.testing.FakeRestores;
import plumbline.testing.SampleConsole;
import plumbline.testing.SampleShelf;
import plumbline.ui.checkpoints.CheckpointWindows;
import plumbline.ui.control.Appearance;
import plumbline.ui.fx.DialogFrame;
import plumbline.ui.fx.Place;
import plumbline.ui.fx.Texts;
import plumbline.ui.fx.UiThread;
import plumbline.ui.fx.UiWork;
import plumbline.ui.sheet.RestoreDesk;
import plumbline.ui.sheet.SheetWindows;
import plumbline.ui.shell.Console;

/// Pictures of the checkpoints screen, its dialogs and the restore sheet, in both themes and all languages.
@Tag("pictures")
final class CheckpointsPictures {

    private final SampleConsole sample = new SampleConsole(UiThread.INSTANCE);
    private final SampleShelf shelf = sample.shelf();
    private @Nullable PicturedLooks looks;

    @Test
    void theScreenInEveryLook() throws IOException {
        PicturedLooks made = new PicturedLooks(sample, 900, 600);
        looks = made;
        Console console = made.open((opened, appearance) -> dialogs(made, opened, appearance));
        made.each(console, (shown, look, narrow) -> {
            PicturedConsole.run(() -> shown.trail().go(new Place.Checkpoints("")));
            screen(made.pictures(), look);
            if (!narrow) {
                dialogs(made.pictures(), look);
                sheet(made.pictures(), look);
            }
        });
        assertTrue(made.pictures().taken() >= 100, made.pictures().taken() + " pictures");
    }

    private Stage window() {
        return Objects.requireNonNull(looks).window();
    }

    private void dialogs(PicturedLooks made, Console console, Appearance dress) {
        Texts texts = console.context().texts();
        DialogFrame frame = new DialogFrame(made::windowOrNull, dress::dress);
        UiWork work = new UiWork(sample.jobs(), UiThread.INSTANCE, made.background(), texts);
        shelf.asking(new CheckpointWindows(frame, texts, InstantSource.system(), ZoneOffset.UTC));
        RestoreDesk desk = new RestoreDesk(new FakeRestores(), work, console.notices(),
                new SheetWindows(frame, texts, InstantSource.system(), work), InstantSource.system());
        shelf.restoring(desk::restore);
    }

    private void screen(Pictures pictures, String look) {
        Scene scene = window().getScene();
        Pictures.until("the list",
                () -> !Pictures.node(scene, "#checkpoints-list", ListView.class).getItems().isEmpty());
        PicturedConsole.run(() -> {
            tab(scene, 0);
            select(scene, "shop-prod", 1);
        });
        pictures.take(scene, "checkpoints-tables-" + look);
        PicturedConsole.run(() -> tab(scene, 1));
        Pictures.settle(Duration.ofMillis(400));
        PicturedConsole.run(() -> Pictures.node(scene, "#checkpoints-rows", TableView.class).getSelectionModel()
                .clearAndSelect(2));
        pictures.take(scene, "checkpoints-rows-" + look);
        PicturedConsole.run(() -> tab(scene, 2));
        pictures.take(scene, "checkpoints-compare-" + look);
        Pictures.fire(scene, "#differences-compare");
        Pictures.settle(Duration.ofMillis(500));
        PicturedConsole.run(() -> Pictures.node(scene, "#differences-rows", TableView.class).getSelectionModel()
                .clearAndSelect(0));
        Pictures.settle(Duration.ofMillis(300));
        PicturedConsole.run(() -> Pictures.node(scene, "#difference-cell-amount",
                javafx.scene.control.CheckBox.class).fire());
        pictures.take(scene, "checkpoints-differences-" + look);
        PicturedConsole.run(() -> {
            tab(scene, 0);
            ListView<?> list = Pictures.node(scene, "#checkpoints-list", ListView.class);
            list.getSelectionModel().clearAndSelect(list.getItems().size() - 1);
        });
        pictures.take(scene, "checkpoints-broken-" + look);
        PicturedConsole.run(() -> select(scene, "shop-prod", 1));
    }

    private void dialogs(Pictures pictures, String look) {
        Scene scene = window().getScene();
        Pictures.fire(scene, "#checkpoints-create");
        Stage create = dialog();
        Pictures.fire(create.getScene(), "#create-what-tables");
        Pictures.settle(Duration.ofMillis(300));
        pictures.take(create.getScene(), "checkpoints-create-" + look);
        Pictures.fire(create.getScene(), "#create-what-all");
        Pictures.fire(create.getScene(), "#create-act");
        Pictures.settle(Duration.ofMillis(400));
        pictures.take(scene, "checkpoints-log-" + look);
        PicturedConsole.run(() -> Pictures.node(scene, "#checkpoints-more", javafx.scene.control.MenuButton.class)
                .getItems().get(1).fire());
        Stage retention = dialog();
        pictures.take(retention.getScene(), "checkpoints-retention-" + look);
        PicturedConsole.run(retention::close);
        PicturedConsole.run(() -> Pictures.node(scene, "#checkpoints-verbs", javafx.scene.control.MenuButton.class)
                .getItems().getLast().fire());
        Stage remove = dialog();
        pictures.take(remove.getScene(), "checkpoints-remove-" + look);
        Pictures.fire(remove.getScene(), "#remove-act");
        Pictures.settle(Duration.ofMillis(300));
        PicturedConsole.run(() -> {
            Pictures.node(scene, "#checkpoints-log-clear", javafx.scene.control.Button.class).fire();
            select(scene, "shop-prod", 1);
        });
    }

    private void sheet(Pictures pictures, String look) {
        Scene scene = window().getScene();
        PicturedConsole.run(() -> Pictures.node(scene, "#checkpoints-into", javafx.scene.control.MenuButton.class)
                .getItems().getFirst().fire());
        Stage other = dialog();
        Pictures.settle(Duration.ofMillis(300));
        pictures.take(other.getScene(), "restore-other-" + look);
        PicturedConsole.run(other::close);
        Pictures.fire(scene, "#checkpoints-restore");
        Stage sheet = dialog();
        Scene steps = sheet.getScene();
        Pictures.settle(Duration.ofMillis(300));
        pictures.take(steps, "restore-checks-" + look);
        Pictures.fire(steps, "#restore-next");
        pictures.take(steps, "restore-changes-" + look);
        PicturedConsole.run(() -> Pictures.node(steps, "#restore-tabs", TabPane.class).getSelectionModel().select(1));
        pictures.take(steps, "restore-order-" + look);
        Pictures.fire(steps, "#restore-next");
        Pictures.settle(Duration.ofMillis(300));
        PicturedConsole.run(() -> Pictures.node(steps, "#restore-name", TextField.class).setText("shop-prod"));
        pictures.take(steps, "restore-confirm-" + look);
        Pictures.fire(steps, "#restore-act");
        Pictures.settle(Duration.ofMillis(400));
        pictures.take(steps, "restore-result-" + look);
        PicturedConsole.run(sheet::close);
    }

    private Stage dialog() {
        Pictures.until("the dialog", () -> PicturedConsole.onScreen(() -> top() != null));
        return Objects.requireNonNull(PicturedConsole.onScreen(this::top));
    }

    private @Nullable Stage top() {
        return Window.getWindows().stream().filter(Window::isShowing)
                .filter(each -> each instanceof Stage open && window().equals(open.getOwner()))
                .map(Stage.class::cast).reduce((_, last) -> last).orElse(null);
    }

    // the line below a heading
    private static void select(Scene scene, String target, int below) {
        ListView<?> list = Pictures.node(scene, "#checkpoints-list", ListView.class);
        for (int i = 0; i < list.getItems().size(); i++) {
            if (String.valueOf(list.getItems().get(i)).contains("OfTarget[target=" + target)) {
                list.getSelectionModel().clearAndSelect(i + below);
            }
        }
    }

    private static void tab(Scene scene, int index) {
        Pictures.node(scene, "#checkpoints-tabs", TabPane.class).getSelectionModel().select(index);
    }
}
