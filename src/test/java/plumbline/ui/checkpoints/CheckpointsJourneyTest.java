package plumbline.ui.checkpoints;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Executor;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;
import plumbline.core.sql.TableName;
import plumbline.testing.Await;
import plumbline.testing.FakeRestores;
import plumbline.testing.Heartbeat;
import plumbline.testing.SampleConsole;
import plumbline.testing.SampleShelf;
import plumbline.ui.control.Appearance;
import plumbline.ui.control.Fonts;
import plumbline.ui.fx.DialogFrame;
import plumbline.ui.fx.Place;
import plumbline.ui.fx.Ticker;
import plumbline.ui.fx.UiThread;
import plumbline.ui.fx.UiWork;
import plumbline.ui.sheet.RestoreDesk;
import plumbline.ui.sheet.SheetWindows;
import plumbline.ui.shell.Console;
import plumbline.ui.shell.ConsoleWindow;

/// Walks through the checkpoints screen and the restore sheet with the keyboard and the mouse.
@ExtendWith(ApplicationExtension.class)
final class CheckpointsJourneyTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final SampleConsole sample = new SampleConsole(UiThread.INSTANCE);
    private final SampleShelf shelf = sample.shelf();
    private final FakeRestores restores = new FakeRestores();

    @Start
    void start(Stage stage) {
        sample.with(2);
        Console console = sample.console(new Ticker(InstantSource.system()));
        Appearance appearance = new Appearance(console.preferences(), new Fonts(_ -> {}, UiThread.INSTANCE));
        Executor background = Thread::startVirtualThread;
        UiWork work = new UiWork(sample.jobs(), UiThread.INSTANCE, background, console.context().texts());
        DialogFrame frame = new DialogFrame(() -> stage, appearance::dress);
        RestoreDesk desk = new RestoreDesk(restores, work, console.notices(),
                new SheetWindows(frame, work.texts(), InstantSource.system(), work), InstantSource.system());
        shelf.restoring(desk::restore);
        shelf.asking(new CheckpointWindows(frame, work.texts(), InstantSource.system(), ZoneOffset.UTC));
        appearance.start();
        stage.setWidth(1400);
        stage.setHeight(900);
        new ConsoleWindow(console, appearance).show(stage);
        console.trail().go(new Place.Checkpoints(""));
    }

    private static ListView<Entry> list(FxRobot robot) {
        return robot.lookup("#checkpoints-list").queryListView();
    }

    private void choose(FxRobot robot, String description) {
        Await.until("the list", PATIENCE, () -> !list(robot).getItems().isEmpty());
        robot.interact(() -> {
            for (Entry entry : list(robot).getItems()) {
                if (entry instanceof Entry.OfCheckpoint(var one)
                        && one.label().description().equals(description)) {
                    list(robot).getSelectionModel().select(entry);
                }
            }
        });
    }

    private static void tab(FxRobot robot, int index) {
        robot.interact(() -> robot.lookup("#checkpoints-tabs").queryAs(TabPane.class).getSelectionModel()
                .select(index));
    }

    private static void fire(FxRobot robot, String id) {
        robot.interact(() -> robot.lookup(id).queryAs(Button.class).fire());
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static void until(String what, java.util.function.BooleanSupplier condition) {
        Await.until(what, PATIENCE, () -> {
            WaitForAsyncUtils.waitForFxEvents();
            return condition.getAsBoolean();
        });
    }

    @Test
    void controlFSearchesAndEscapeClears(FxRobot robot) {
        choose(robot, "nightly");
        robot.push(KeyCode.CONTROL, KeyCode.F);
        robot.write("release");
        assertEquals(2, list(robot).getItems().size(), "its target and itself");
        robot.type(KeyCode.ESCAPE);
        assertTrue(list(robot).getItems().size() > 5);
    }

    @Test
    void whatCanNotBeUsedSaysWhyAndOffersNothing(FxRobot robot) {
        choose(robot, "nightly");
        robot.interact(() -> list(robot).getSelectionModel().selectLast());
        assertTrue(robot.lookup("#checkpoints-restore").queryButton().isDisabled());
        assertTrue(robot.lookup("#checkpoints-banner").queryAs(Label.class).getText()
                .contains("public.orders.copy.zst"));
        assertFalse(robot.lookup("#checkpoints-verify").queryButton().isDisabled(), "what else is wrong can be asked");
        assertEquals("Its tables can't be shown.", ((Label) robot.lookup("#checkpoints-tables").queryTableView()
                .getPlaceholder()).getText());
    }

    @Test
    void whatTheSystemItselfSavedIsRestoredOnlyWhereItIsChosen(FxRobot robot) {
        robot.interact(() -> shelf.shelf.add(shelf.samples().json(Duration.ofMinutes(1), "of the system itself")));
        robot.push(KeyCode.F5);
        until("it is listed",
                () -> list(robot).getItems().stream().anyMatch(each -> each instanceof Entry.OfCheckpoint(var one)
                        && one.label().description().equals("of the system itself")));
        choose(robot, "of the system itself");
        assertTrue(robot.lookup("#checkpoints-restore").queryButton().isDisabled());
        assertFalse(robot.lookup("#checkpoints-compare").queryButton().isDisabled());
        assertFalse(robot.lookup("#checkpoints-into").queryAs(MenuButton.class).isDisabled());
        assertEquals("The file does not say which database it was taken of: choose where under Into another.",
                robot.lookup("#checkpoints-reason").queryAs(Label.class).getText());
    }

    @Test
    void rowsOfALargeTableAreReadWhereTheyAreLookedAt(FxRobot robot) {
        choose(robot, "nightly");
        robot.interact(() -> robot.lookup("#checkpoints-tables").queryTableView().getSelectionModel().select(3));
        tab(robot, 1);
        TableView<?> rows = robot.lookup("#checkpoints-rows").queryTableView();
        assertEquals(ContentsViewModel.STRETCH, rows.getItems().size());
        robot.clickOn("#checkpoints-rows-go").write("4100001");
        try (Heartbeat heart = new Heartbeat()) {
            robot.type(KeyCode.ENTER);
            until("the page", () -> shelf.shelf.pages().contains(4_100_000L));
            System.out.println("far rows: longest work " + heart.work().toMillis() + " ms, longest wait "
                    + heart.longest().toMillis() + " ms");
            assertTrue(heart.work().compareTo(Duration.ofMillis(300)) < 0, heart.work() + " without a turn");
        }
        assertTrue(shelf.shelf.pages().size() < 12, shelf.shelf.pages() + " were read");
    }

    @Test
    void aTickedCellIsAskedBack(FxRobot robot) {
        choose(robot, "nightly");
        tab(robot, 2);
        fire(robot, "#differences-compare");
        until("the differences", () -> robot.lookup("#differences-rows").tryQuery().isPresent()
                && robot.lookup("#differences-rows").queryTableView().getItems().size() == 3);
        robot.interact(() -> robot.lookup("#differences-rows").queryTableView().getSelectionModel().clearAndSelect(0));
        until("the inspector", () -> robot.lookup("#difference-cell-amount").tryQuery().isPresent());
        robot.interact(() -> robot.lookup("#difference-cell-amount").queryAs(CheckBox.class).fire());
        Button restore = robot.lookup("#differences-restore").queryButton();
        assertEquals("Restore 1 chosen row...", restore.getText());
        fire(robot, "#differences-restore");
        until("the preview", () -> !restores.previewed().isEmpty());
        assertEquals(List.of(TableName.of("public", "orders")), restores.previewed().getFirst().tables());
    }

    @Test
    void aRestoreOnProductionNeedsTheNameAndIsUndoneByOneClick(FxRobot robot) {
        choose(robot, "before the price change");
        fire(robot, "#checkpoints-restore");
        until("the checks", () -> !robot.lookup("#restore-next").queryButton().isDisabled());
        fire(robot, "#restore-next");
        fire(robot, "#restore-next");
        Button act = robot.lookup("#restore-act").queryButton();
        assertTrue(act.isDisabled());
        robot.clickOn("#restore-name").write("shop-prod");
        assertFalse(act.isDisabled());
        robot.type(KeyCode.ENTER);
        assertTrue(restores.applied().isEmpty(), "Enter never restores");
        shelf.shelf.add(safety());
        fire(robot, "#restore-act");
        until("the result", () -> robot.lookup("#restore-undo").tryQuery().isPresent());
        fire(robot, "#restore-undo");
        until("the undo's preview", () -> restores.previewed().size() == 2);
        assertEquals("auto_backup_before_restore_x", restores.previewed().getLast().checkpoint().id());
    }

    private plumbline.core.checkpoint.Checkpoint safety() {
        var like = shelf.shelf.all().getFirst();
        return new plumbline.core.checkpoint.Checkpoint("auto_backup_before_restore_x", java.nio.file.Path.of("/x"),
                like.condition(), null, like.manifest(), like.label(), 1);
    }

    private static String keyboardAtTheConfirmation(FxRobot robot) {
        until("the checks", () -> robot.lookup("#restore-next").tryQuery().isPresent()
                && !robot.lookup("#restore-next").queryButton().isDisabled());
        Button next = robot.lookup("#restore-next").queryButton();
        robot.interact(next::requestFocus);
        robot.type(KeyCode.SPACE);
        robot.type(KeyCode.SPACE);
        until("the confirmation", () -> !next.isVisible());
        return String.valueOf(next.getScene().getFocusOwner().getId());
    }

    @Test
    void theKeyboardGoesToTheNameOnProduction(FxRobot robot) {
        choose(robot, "before the price change");
        fire(robot, "#checkpoints-restore");
        assertEquals("restore-name", keyboardAtTheConfirmation(robot));
    }

    @Test
    void theKeyboardGoesToTheSafeButtonWhereNoNameIsAskedFor(FxRobot robot) {
        choose(robot, "before the price change");
        robot.interact(() -> robot.lookup("#checkpoints-into").queryAs(MenuButton.class).getItems().getFirst().fire());
        until("the question", () -> robot.lookup("#restore-other-name").tryQuery().isPresent());
        robot.interact(() -> robot.lookup("#restore-other-name").queryTextInputControl().setText("shop-copy"));
        fire(robot, "#restore-other-mean");
        assertEquals("restore-keep", keyboardAtTheConfirmation(robot));
    }

    @Test
    void escapeLeavesTheSheetAndNothingIsDone(FxRobot robot) {
        choose(robot, "before the price change");
        fire(robot, "#checkpoints-restore");
        until("the checks", () -> !restores.plans().isEmpty());
        robot.type(KeyCode.ESCAPE);
        until("no sheet", () -> robot.lookup("#restore").tryQuery().isEmpty());
        assertTrue(restores.applied().isEmpty());
    }

    @Test
    void deletingAsksFirstAndKeepsByDefault(FxRobot robot) {
        choose(robot, "nightly");
        int before = shelf.shelf.all().size();
        robot.interact(() -> list(robot).requestFocus());
        robot.type(KeyCode.DELETE);
        until("the question", () -> robot.lookup("#remove-keep").tryQuery().isPresent());
        robot.type(KeyCode.ENTER);
        until("no question", () -> robot.lookup("#remove-keep").tryQuery().isEmpty());
        assertEquals(before, shelf.shelf.all().size());
    }
}
