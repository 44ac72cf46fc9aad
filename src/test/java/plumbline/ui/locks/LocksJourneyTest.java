package plumbline.ui.locks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;
import plumbline.core.activity.ActivitySample;
import plumbline.core.activity.TargetWaits;
import plumbline.testing.BusyMorning;
import plumbline.testing.SampleConsole;
import plumbline.testing.SampleLocks;
import plumbline.ui.control.Appearance;
import plumbline.ui.control.Fonts;
import plumbline.ui.fx.Place;
import plumbline.ui.fx.Ticker;
import plumbline.ui.fx.UiThread;
import plumbline.ui.shell.Console;
import plumbline.ui.shell.ConsoleWindow;

/// Walks through the locks screen with the keyboard and the mouse.
@ExtendWith(ApplicationExtension.class)
final class LocksJourneyTest {

    private static final int WAITERS = 500;
    private static final int ROUNDS = 5;
    private static final Duration MOST = Duration.ofMillis(100);

    private final SampleConsole sample = new SampleConsole(UiThread.INSTANCE);
    private final SampleLocks locks = sample.locks();

    @Start
    void start(Stage stage) {
        sample.with(2);
        Console console = sample.console(new Ticker(InstantSource.system()));
        Appearance appearance = new Appearance(console.preferences(), new Fonts(_ -> {}, UiThread.INSTANCE));
        appearance.start();
        stage.setWidth(1400);
        stage.setHeight(900);
        new ConsoleWindow(console, appearance).show(stage);
        say(locks.waits().morning());
        console.trail().go(new Place.Locks(BusyMorning.SHOP.name()));
    }

    private void say(ActivitySample sample) {
        locks.watch().say(read(sample), BusyMorning.read(BusyMorning.CALM, Instant.now(), locks.waits().quiet()),
                locks.waits().file(Instant.now()));
    }

    private static TargetWaits read(ActivitySample sample) {
        return BusyMorning.read(BusyMorning.SHOP, Instant.now(), sample);
    }

    private static TableView<WaitLine> table(FxRobot robot) {
        return robot.lookup("#locks-table").queryTableView();
    }

    private static String text(FxRobot robot, String id) {
        return robot.lookup(id).queryAs(Label.class).getText();
    }

    private static void focusFirst(FxRobot robot) {
        robot.interact(() -> {
            table(robot).requestFocus();
            table(robot).getSelectionModel().clearAndSelect(0);
        });
    }

    @Test
    void arrowsCloseABranchAndOpenItAgain(FxRobot robot) {
        focusFirst(robot);
        int all = table(robot).getItems().size();
        robot.type(KeyCode.LEFT);
        assertEquals(all - 6, table(robot).getItems().size());
        robot.type(KeyCode.RIGHT);
        assertEquals(all, table(robot).getItems().size());
        robot.type(KeyCode.RIGHT);
        assertEquals(4720, Objects.requireNonNull(table(robot).getSelectionModel().getSelectedItem()).pid());
        robot.type(KeyCode.LEFT, 2); // closes it, then goes to the one it stands under
        assertEquals(4711, Objects.requireNonNull(table(robot).getSelectionModel().getSelectedItem()).pid());
    }

    @Test
    void spaceHoldsBackWhatIsReadUntilItIsPressedAgain(FxRobot robot) {
        focusFirst(robot);
        robot.type(KeyCode.SPACE);
        robot.interact(() -> say(locks.waits().quiet()));
        assertFalse(table(robot).getItems().isEmpty());
        assertTrue(text(robot, "#locks-frozen").startsWith("frozen, "));
        robot.type(KeyCode.SPACE);
        WaitForAsyncUtils.waitForFxEvents();
        assertTrue(table(robot).getItems().isEmpty());
        assertEquals("Nobody waits", text(robot, "#locks-calm"));
    }

    @Test
    void deleteCancelsAndShiftDeleteTerminates(FxRobot robot) {
        robot.interact(() -> table(robot).getSelectionModel().clearAndSelect(1));
        robot.interact(() -> table(robot).requestFocus());
        robot.type(KeyCode.DELETE);
        robot.push(KeyCode.SHIFT, KeyCode.DELETE);
        assertEquals(List.of("cancel [4720]", "terminate [4720]"), locks.asked());
    }

    @Test
    void aButtonThatCanNotWorkSaysWhy(FxRobot robot) {
        focusFirst(robot);
        assertTrue(robot.lookup("#locks-cancel").queryAs(Button.class).isDisabled());
        assertTrue(text(robot, "#locks-reason").contains("nothing to cancel"));
    }

    @Test
    void controlCCopiesTheChosenLines(FxRobot robot) {
        robot.interact(() -> table(robot).getSelectionModel().clearAndSelect(1));
        robot.interact(() -> table(robot).requestFocus());
        robot.push(KeyCode.CONTROL, KeyCode.C);
        List<String> copied = new ArrayList<>();
        robot.interact(() -> copied.add(Clipboard.getSystemClipboard().getString()));
        assertTrue(copied.getFirst().startsWith("4720: waits, blocks 5 4 m 1"), copied.getFirst());
    }

    @Test
    void whoIsAheadIsALinkThatChoosesIt(FxRobot robot) {
        robot.interact(() -> table(robot).getSelectionModel().clearAndSelect(4));
        robot.interact(() -> robot.lookup("#locks-ahead-4731").queryAs(javafx.scene.control.Hyperlink.class).fire());
        assertEquals("Session 4731", text(robot, "#locks-inspector-title"));
    }

    @Test
    void theAdvisedStepOpensItsSheet(FxRobot robot) {
        focusFirst(robot);
        Node step = robot.lookup("#locks-step-0").query();
        robot.interact(() -> ((Button) step).fire());
        assertEquals(1, locks.asked().size());
    }

    @Test
    void aFileShowsItsHoldersInstead(FxRobot robot) {
        robot.interact(() -> robot.lookup("#locks-targets").queryListView().getSelectionModel().select(2));
        assertTrue(robot.lookup("#locks-file").query().isVisible());
        assertTrue(text(robot, "#locks-file-head").startsWith("2210 (energy-import) holds the file"));
    }

    @Test
    void fiveHundredWaitersAreDrawnAtOnce(FxRobot robot) {
        List<ActivitySample> samples = new ArrayList<>();
        for (int i = 0; i < ROUNDS + 3; i++) {
            samples.add(new BusyMorning(Instant.now().plusSeconds(i)).queue(WAITERS));
        }
        List<Duration> took = new ArrayList<>();
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        for (ActivitySample each : samples) {
            TargetWaits waits = read(each);
            // from nothing to the drawn tree, as when the wait begins
            robot.interact(() -> say(locks.waits().quiet()));
            long[] times = new long[1];
            robot.interact(() -> {
                long before = threads.getCurrentThreadCpuTime();
                locks.watch().say(waits);
                Node root = robot.lookup("#locks").query();
                root.getScene().getRoot().applyCss();
                root.getScene().getRoot().layout();
                times[0] = threads.getCurrentThreadCpuTime() - before;
            });
            took.add(Duration.ofNanos(times[0]));
            WaitForAsyncUtils.waitForFxEvents();
        }
        List<Duration> warm = took.subList(3, took.size()).stream().sorted().toList();
        Duration median = warm.get(ROUNDS / 2);
        System.out.println(WAITERS + " waiters in one queue: " + median.toMillis()
                + " ms of work on the FX thread to the drawn tree (" + took.stream().map(Duration::toMillis).toList()
                + ")");
        assertEquals(WAITERS + 1, table(robot).getItems().size());
        // the least disturbed one: what else the machine does must not decide about a build
        assertTrue(warm.getFirst().compareTo(MOST) <= 0, warm.getFirst() + " to the drawn tree");
    }
}
