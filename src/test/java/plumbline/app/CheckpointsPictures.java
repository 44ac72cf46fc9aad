package plumbline.app;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Executor;
import javafx.application.Platform;
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
import plumbline.core.text.Language;
import plumbline.testing.FakeRestores;
import plumbline.testing.SampleConsole;
import plumbline.testing.SampleShelf;
import plumbline.ui.checkpoints.CheckpointWindows;
import plumbline.ui.control.Appearance;
import plumbline.ui.control.Fonts;
import plumbline.ui.fx.DialogFrame;
import plumbline.ui.fx.Place;
import plumbline.ui.fx.Texts;
import plumbline.ui.fx.ThemeChoice;
import plumbline.ui.fx.Ticker;
import plumbline.ui.fx.UiThread;
import plumbline.ui.fx.UiWork;
import plumbline.ui.sheet.RestoreDesk;
import plumbline.ui.sheet.SheetWindows;
import plumbline.ui.shell.Console;
import plumbline.ui.shell.ConsoleWindow;

/// Pictures of the checkpoints screen, its dialogs and the restore sheet, in both themes and all languages.
@Tag("pictures")
final class CheckpointsPictures {

    private static final Path ALL = Path.of("target/pictures");
    private static final Path SHOWN = Path.of("target/pictures-shown");

    private final SampleConsole sample = new SampleConsole(UiThread.INSTANCE);
    private final SampleShelf shelf = sample.shelf();
    private @Nullable Stage stage;

    @Test
    void theScreenInEveryLook() throws IOException {
        Pictures pictures = new Pictures(ALL, SHOWN, Set.of());
        System.setProperty("headless.geometry", "1600x1000-32"); // of Monocle's screen
        Platform.startup(() -> {});
        Platform.setImplicitExit(false);
        Console console = PicturedConsole.onScreen(this::open);
        for (Language language : Language.values()) {
            for (ThemeChoice theme : List.of(ThemeChoice.LIGHT, ThemeChoice.DARK)) {
                for (boolean narrow : List.of(false, true)) {
                    PicturedConsole.run(() -> {
                        console.preferences().themeProperty().set(theme);
                        console.preferences().languageProperty().set(language);
                        window().setWidth(narrow ? 900 : 1600);
                        window().setHeight(narrow ? 600 : 1000);
                        console.trail().go(new Place.Checkpoints(""));
                    });
                    Pictures.settle(Duration.ofSeconds(1));
                    String look = (narrow ? "narrow-" : "") + theme.word() + "-" + language.tag();
                    screen(pictures, look);
                    if (!narrow) {
                        dialogs(pictures, look);
                        sheet(pictures, look);
                    }
                }
            }
        }
        assertTrue(pictures.taken() >= 100, pictures.taken() + " pictures");
    }

    private Stage window() {
        return Objects.requireNonNull(stage);
    }

    private Console open() {
        sample.with(3);
        Ticker ticker = new Ticker(InstantSource.system());
        Texts[] texts = new Texts[1];
        Appearance[] appearance = new Appearance[1];
        Console console = sample.console(ticker);
        texts[0] = console.context().texts();
        Executor background = Thread::startVirtualThread;
        Appearance dress = new Appearance(console.preferences(), new Fonts(background, UiThread.INSTANCE));
        appearance[0] = dress;
        DialogFrame frame = new DialogFrame(() -> stage, dress::dress);
        UiWork work = new UiWork(sample.jobs(), UiThread.INSTANCE, background, texts[0]);
        shelf.asking(new CheckpointWindows(frame, texts[0], InstantSource.system(), ZoneOffset.UTC));
        RestoreDesk desk = new RestoreDesk(new FakeRestores(), work, console.notices(),
                new SheetWindows(frame, texts[0], InstantSource.system(), work), InstantSource.system());
        shelf.restoring(desk::restore);
        dress.start();
        ticker.start();
        Stage first = new Stage();
        stage = first;
        new ConsoleWindow(console, dress).show(first);
        return console;
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
