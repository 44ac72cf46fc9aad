package plumbline.app;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TableView;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumbline.core.backup.DumpRequest;
import plumbline.core.text.Language;
import plumbline.core.work.WorkContext;
import plumbline.testing.SampleConsole;
import plumbline.ui.fx.Place;
import plumbline.ui.fx.ThemeChoice;
import plumbline.ui.fx.UiThread;
import plumbline.ui.shell.Console;

/// Pictures of the screens of full backups and schedules and of their dialogs, in both themes and all languages.
@Tag("pictures")
final class BackupsPictures {

    private final SampleConsole sample = new SampleConsole(UiThread.INSTANCE);
    private @Nullable Stage stage;
    private @Nullable BackupStage real;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void theScreensInEveryLook() throws IOException, SQLException {
        BackupStage backups = filled();
        real = backups;
        Pictures pictures = new Pictures(Path.of("target/pictures"), Path.of("target/pictures-shown"), Set.of());
        System.setProperty("headless.geometry", "1600x1000-32"); // of Monocle's screen
        Platform.startup(() -> {});
        Platform.setImplicitExit(false);
        sample.shelf();
        Console console = PicturedConsole.onScreen(this::open);
        for (Language language : Language.values()) {
            for (ThemeChoice theme : List.of(ThemeChoice.LIGHT, ThemeChoice.DARK)) {
                for (boolean narrow : List.of(false, true)) {
                    PicturedConsole.run(() -> {
                        console.preferences().themeProperty().set(theme);
                        console.preferences().languageProperty().set(language);
                        window().setWidth(narrow ? 1000 : 1600);
                        window().setHeight(narrow ? 700 : 1000);
                        console.trail().go(new Place.Backups(""));
                    });
                    Pictures.settle(Duration.ofSeconds(1));
                    String look = (narrow ? "narrow-" : "") + theme.word() + "-" + language.tag();
                    backups(pictures, look, !narrow);
                    PicturedConsole.run(() -> console.trail().go(new Place.Schedules()));
                    schedules(pictures, look, !narrow);
                }
            }
        }
        assertTrue(pictures.taken() >= 40, pictures.taken() + " pictures");
        backups.close();
    }

    private BackupStage filled() throws IOException, SQLException {
        BackupStage filled = new BackupStage(folder);
        var all = filled.wiring.backups();
        all.maker().create(filled.energy, DumpRequest.WHOLE, all.folderOf("energy-prod"), "", WorkContext.none());
        all.maker().create(filled.copy, DumpRequest.WHOLE, all.folderOf("energy-copy"), "", WorkContext.none());
        Path etc = Files.createDirectories(folder.resolve("etc/app"));
        Files.writeString(etc.resolve("app.yaml"), "a: 1");
        all.maker().files(etc, all.folderOf("files"), WorkContext.none());
        filled.schedule("""
                backups:
                  - name: energy-nightly
                    target: energy-prod
                    to: %s
                    at: daily
                    keep: {daily: 7, weekly: 4, monthly: 12}
                checkpoints:
                  - name: energy-hourly
                    target: energy-prod
                    at: "0 * * * *"
                    keep: {count: 24, days: 7}
                  - name: lost
                    target: gone-prod
                    at: "30 6 * * 1-5"
                """.formatted(all.folderOf("energy-prod")));
        var timed = filled.wiring.timedCheckpoints();
        for (var job : timed.jobs()) {
            assertTrue(timed.due().get().runNow(job, WorkContext.none()).isPresent());
        }
        return filled;
    }

    private Stage window() {
        return Objects.requireNonNull(stage);
    }

    private Console open() {
        Stage first = new Stage();
        stage = first;
        return BackupsJourneyTest.open(sample, Objects.requireNonNull(real), first);
    }

    private void backups(Pictures pictures, String look, boolean dialogs) {
        Scene scene = window().getScene();
        Pictures.until("the list",
                () -> Pictures.node(scene, "#backups-list", TableView.class).getItems().size() >= 5);
        PicturedConsole.run(() -> Pictures.node(scene, "#backups-list", TableView.class).getSelectionModel()
                .clearAndSelect(1));
        Pictures.fire(scene, "#backups-verify");
        Pictures.settle(Duration.ofMillis(500));
        pictures.take(scene, "backups-" + look);
        PicturedConsole.run(() -> Pictures.node(scene, "#backups-list", TableView.class).getSelectionModel()
                .clearAndSelect(4));
        Pictures.settle(Duration.ofMillis(300));
        pictures.take(scene, "backups-plain-" + look);
        if (dialogs) {
            dialog(pictures, scene, "#backups-create", "backups-create-" + look);
            dialog(pictures, scene, "#backups-prune", "backups-prune-" + look);
            PicturedConsole.run(() -> Pictures.node(scene, "#backups-list", TableView.class).getSelectionModel()
                    .clearAndSelect(2));
            Pictures.settle(Duration.ofMillis(300));
            dialog(pictures, scene, "#backups-restore", "backups-restore-" + look);
            PicturedConsole.run(() -> Pictures.node(scene, "#backups-into", MenuButton.class).getItems().getFirst()
                    .fire());
            shot(pictures, "backups-other-" + look);
        }
    }

    private void dialog(Pictures pictures, Scene scene, String button, String name) {
        Pictures.fire(scene, button);
        shot(pictures, name);
    }

    private void shot(Pictures pictures, String name) {
        Pictures.until("the dialog", () -> PicturedConsole.onScreen(() -> top() != null));
        Stage dialog = Objects.requireNonNull(PicturedConsole.onScreen(this::top));
        Pictures.settle(Duration.ofMillis(600));
        pictures.take(dialog.getScene(), name);
        PicturedConsole.run(dialog::close);
    }

    private void schedules(Pictures pictures, String look, boolean dialogs) {
        Scene scene = window().getScene();
        Pictures.until("the jobs",
                () -> Pictures.node(scene, "#schedules-list", TableView.class).getItems().size() == 3);
        PicturedConsole.run(() -> Pictures.node(scene, "#schedules-list", TableView.class).getSelectionModel()
                .clearAndSelect(2));
        Pictures.settle(Duration.ofMillis(300));
        pictures.take(scene, "schedules-" + look);
        if (dialogs) {
            for (int kind = 0; kind < 3; kind++) {
                int which = kind;
                PicturedConsole.run(() -> Pictures.node(scene, "#schedules-add", MenuButton.class).getItems()
                        .get(which).fire());
                shot(pictures, "schedules-new-" + kind + "-" + look);
            }
        }
    }

    private @Nullable Stage top() {
        return Window.getWindows().stream().filter(Window::isShowing)
                .filter(each -> each instanceof Stage open && window().equals(open.getOwner()))
                .map(Stage.class::cast).reduce((_, last) -> last).orElse(null);
    }
}
