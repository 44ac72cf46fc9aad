package plumbline.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;
import plumbline.testing.Await;
import plumbline.testing.SampleConsole;
import plumbline.ui.control.Appearance;
import plumbline.ui.control.Fonts;
import plumbline.ui.fx.DialogFrame;
import plumbline.ui.fx.Place;
import plumbline.ui.fx.Ticker;
import plumbline.ui.fx.UiThread;
import plumbline.ui.fx.UiWork;
import plumbline.ui.sheet.SheetWindows;
import plumbline.ui.shell.Console;
import plumbline.ui.shell.ConsoleWindow;

/// Walks through the screens of full backups and schedules with the keyboard and the mouse, on a real database.
@ExtendWith(ApplicationExtension.class)
final class BackupsJourneyTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final SampleConsole sample = new SampleConsole(UiThread.INSTANCE);
    @SuppressWarnings("NullAway.Init")
    private BackupStage real;
    @SuppressWarnings("NullAway.Init")
    private Console console;

    @Start
    void start(Stage stage) throws IOException, SQLException {
        real = new BackupStage(Files.createTempDirectory("journey"));
        sample.shelf();
        console = open(sample, real, stage);
        stage.setWidth(1280);
        stage.setHeight(800);
        console.trail().go(new Place.Backups(""));
    }

    /// The console with the screens of a stage, in a window.
    static Console open(SampleConsole sample, BackupStage real, Stage stage) {
        Executor background = Thread::startVirtualThread;
        UiWork work = new UiWork(sample.jobs(), UiThread.INSTANCE, background, sample.texts());
        Console[] made = new Console[1];
        Appearance[] looks = new Appearance[1];
        DialogFrame frame = new DialogFrame(() -> stage, root -> looks[0].dress(root));
        BackupScreens screens = new BackupScreens(real.wiring.backups(), real.wiring.timedCheckpoints(),
                new BackupScreens.Window(work, frame, notice -> made[0].notices().show(notice),
                        new SheetWindows(frame, work.texts(), InstantSource.system(), work), real.targets,
                        new SimpleObjectProperty<>(java.time.Instant.now()), sample.state(),
                        place -> made[0].trail().go(place), Clock.systemUTC(), _ -> List.of("energy-faults")));
        sample.more(screens.entries());
        made[0] = sample.console(new Ticker(InstantSource.system()));
        looks[0] = new Appearance(made[0].preferences(), new Fonts(_ -> {}, UiThread.INSTANCE));
        looks[0].start();
        new ConsoleWindow(made[0], looks[0]).show(stage);
        return made[0];
    }

    @AfterEach
    void close() {
        sample.jobs().close();
        real.close();
    }

    private static void until(String what, BooleanSupplier condition) {
        Await.until(what, PATIENCE, () -> {
            WaitForAsyncUtils.waitForFxEvents();
            return condition.getAsBoolean();
        });
    }

    private static TableView<?> table(FxRobot robot, String id) {
        return robot.lookup(id).queryTableView();
    }

    private static void fire(FxRobot robot, String id) {
        robot.interact(() -> robot.lookup(id).queryAs(Button.class).fire());
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void listed(FxRobot robot) {
        until("both plain dumps, read through", () -> table(robot, "#backups-list").getItems().size() == 2
                && robot.lookup("#backups-log").query().isVisible());
    }

    @Test
    void aPlainDumpSaysWhyItIsNeverRun(FxRobot robot) {
        listed(robot);
        robot.interact(() -> table(robot, "#backups-list").getSelectionModel().select(1));
        until("the reason", () -> robot.lookup("#backups-reason").queryAs(Label.class).getText().contains("psql"));
        assertTrue(robot.lookup("#backups-restore").queryButton().isDisabled());
    }

    @Test
    void aBackupIsMadeFromTheDialogAndThenVerified(FxRobot robot) {
        listed(robot);
        fire(robot, "#backups-create");
        until("the question", () -> robot.lookup("#backup-create-act").tryQuery().isPresent());
        fire(robot, "#backup-create-act");
        until("the backup", () -> table(robot, "#backups-list").getItems().size() == 3);
        fire(robot, "#backups-verify");
        until("good", () -> robot.lookup("#backups-said").queryAs(Label.class).getText().contains("is good"));
    }

    @Test
    void enterNeverDeletesAndNeverRestores(FxRobot robot) {
        listed(robot);
        robot.interact(() -> table(robot, "#backups-list").getSelectionModel().select(1));
        fire(robot, "#backups-prune");
        until("the tiers", () -> robot.lookup("#backup-prune-keep").tryQuery().isPresent());
        robot.type(KeyCode.ENTER);
        until("no tiers", () -> robot.lookup("#backup-prune-keep").tryQuery().isEmpty());
        assertEquals(2, table(robot, "#backups-list").getItems().size());
    }

    @Test
    void theSegmentsLeadFromBackupsToSchedulesAndBack(FxRobot robot) {
        listed(robot);
        robot.interact(() -> robot.lookup("#backups-segment-schedules").queryAs(ToggleButton.class).fire());
        until("the schedules", () -> robot.lookup("#schedules-list").tryQuery().isPresent());
        robot.type(KeyCode.ESCAPE);
        until("the backups again", () -> robot.lookup("#backups-list").tryQuery().isPresent());
    }

    @Test
    void aScheduledCheckpointIsAddedAndRunNow(FxRobot robot) {
        robot.interact(() -> console.trail().go(new Place.Schedules()));
        until("the schedules", () -> robot.lookup("#schedules-add").tryQuery().isPresent());
        robot.interact(() -> robot.lookup("#schedules-add").queryAs(MenuButton.class).getItems().getFirst().fire());
        until("the question", () -> robot.lookup("#job-name").tryQuery().isPresent());
        robot.clickOn("#job-name").write("nightly");
        fire(robot, "#job-act");
        until("the job", () -> table(robot, "#schedules-list").getItems().size() == 1);
        robot.interact(() -> table(robot, "#schedules-list").getSelectionModel().select(0));
        fire(robot, "#schedules-run");
        until("done", () -> robot.lookup("#schedules-said").queryAs(Label.class).getText().contains("nightly_"));
    }
}
