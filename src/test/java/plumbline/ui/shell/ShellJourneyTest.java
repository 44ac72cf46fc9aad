package plumbline.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;
import plumbline.core.work.Job;
import plumbline.core.work.Jobs;
import plumbline.testing.Await;
import plumbline.testing.SampleConsole;
import plumbline.ui.control.Appearance;
import plumbline.ui.control.Fonts;
import plumbline.ui.fx.Notice;
import plumbline.ui.fx.Place;
import plumbline.ui.fx.Ticker;
import plumbline.ui.fx.UiThread;

/// One walk through the window with the keyboard and the mouse.
@ExtendWith(ApplicationExtension.class)
final class ShellJourneyTest {

    private @Nullable SampleConsole sample;
    private @Nullable Console console;
    private @Nullable Stage stage;

    @Start
    void start(Stage first) {
        stage = first;
        sample = new SampleConsole(UiThread.INSTANCE).with(60);
        Ticker ticker = new Ticker(InstantSource.system());
        console = sample.console(ticker);
        Appearance appearance = new Appearance(console.preferences(), new Fonts(_ -> {}, UiThread.INSTANCE));
        appearance.start();
        new ConsoleWindow(console, appearance).show(first);
    }

    @Test
    void cardOpensItsTargetAndEscapeComesBack(FxRobot robot) {
        robot.clickOn("#card-shop");
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals(new Place.TargetTiles("shop"), console().trail().placeProperty().get());
        assertEquals("shop", robot.lookup("#target-name").queryAs(Label.class).getText());
        assertTrue(robot.lookup("#scope").queryAs(Labeled.class).getText().startsWith("shop"));
        assertTrue(robot.lookup(".frame-production").tryQuery().isPresent(), "production frames the window");

        robot.clickOn("#tile-connections");
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals("Connections used", robot.lookup("#inspector-title").queryAs(Label.class).getText());
        assertTrue(robot.lookup("#inspector-sql-text").queryAs(TextInputControl.class).getText()
                .contains("pg_stat_activity"));

        robot.type(KeyCode.ESCAPE);
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals(new Place.Overview(), console().trail().placeProperty().get());
    }

    @Test
    void paletteSwitchesTheLanguageWithTheKeyboardAlone(FxRobot robot) {
        robot.push(KeyCode.CONTROL, KeyCode.K);
        robot.write("zh-cn");
        robot.type(KeyCode.ENTER);
        WaitForAsyncUtils.waitForFxEvents();

        assertEquals("概览", robot.lookup("#overview-title").queryAs(Label.class).getText());
        assertFalse(robot.lookup("#palette").query().isVisible());
    }

    private void close(FxRobot robot) {
        robot.interact(() -> stage().fireEvent(new WindowEvent(stage(), WindowEvent.WINDOW_CLOSE_REQUEST)));
    }

    @Test
    void closingOverAJobAsksFirst(FxRobot robot) throws InterruptedException {
        CountDownLatch cancelled = new CountDownLatch(1);
        try (Jobs jobs = Objects.requireNonNull(sample).jobs()) {
            Job<Boolean> _ = jobs.start("Create a checkpoint of shop", "shop", context -> {
                Await.until("cancelled", Duration.ofSeconds(30), context::cancelled);
                cancelled.countDown();
                return true;
            });
            close(robot);
            assertEquals("Create a checkpoint of shop", robot.lookup("#close-jobs").queryAs(Label.class).getText());
            robot.type(KeyCode.ENTER);
            assertTrue(stage().isShowing(), "Enter keeps it open");

            close(robot);
            robot.clickOn("#close-act");
            assertFalse(stage().isShowing());
            assertTrue(cancelled.await(10, TimeUnit.SECONDS), "the job was cancelled");
        }
    }

    @Test
    void closingOverNothingDoesNotAsk(FxRobot robot) {
        Await.until("no job", Duration.ofSeconds(10), () -> Objects.requireNonNull(sample).jobs().running().get()
                .isEmpty());
        close(robot);
        assertFalse(robot.lookup("#close-jobs").tryQuery().isPresent());
    }

    @Test
    void theKeyboardGoesAlongToAScreenAndBackToWhereItWas(FxRobot robot) {
        robot.push(KeyCode.CONTROL, KeyCode.F);
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT2);
        WaitForAsyncUtils.waitForFxEvents();
        Node there = stage().getScene().getFocusOwner();
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT1);
        WaitForAsyncUtils.waitForFxEvents();

        assertEquals("settings-theme", there.getId());
        assertEquals("overview-filter", stage().getScene().getFocusOwner().getId());
    }

    @Test
    void theKeyboardIsWhereItWasWhenThePaletteIsClosed(FxRobot robot) {
        robot.push(KeyCode.CONTROL, KeyCode.F);
        robot.push(KeyCode.CONTROL, KeyCode.K);
        robot.type(KeyCode.ESCAPE);
        WaitForAsyncUtils.waitForFxEvents();

        assertEquals("overview-filter", stage().getScene().getFocusOwner().getId());
    }

    @Test
    void onlyCardsInViewExist(FxRobot robot) {
        assertEquals(60, sample().monitor().targets().get().size());

        int made = robot.lookup(".target-card").queryAll().size();

        assertTrue(made > 3 && made < 40, made + " cards were made for 60 targets");
        assertTrue(robot.lookup("#overview-list").queryAs(ListView.class).getItems().size() > 20);
    }

    @Test
    void narrowWindowKeepsIconsAndBadgesOfTheRail(FxRobot robot) {
        robot.interact(() -> stage().setWidth(1000));
        WaitForAsyncUtils.waitForFxEvents();

        assertTrue(robot.lookup("#rail").queryAs(Region.class).getWidth() < 80);
        assertFalse(robot.lookup("#rail-settings .label").query().isVisible(), "its name");
        assertTrue(robot.lookup("#rail-overview-badge").query().isVisible());
        assertEquals("Settings", robot.lookup("#rail-settings").query().getAccessibleText());
    }

    @Test
    void noticeShowsWithoutTakingTheFocusAndIsKept(FxRobot robot) {
        robot.push(KeyCode.CONTROL, KeyCode.F);
        Node focused = Objects.requireNonNull(stage()).getScene().getFocusOwner();
        console().notices().show(Notice.of(Notice.Kind.FAILED, "Could not get the lock."));
        WaitForAsyncUtils.waitForFxEvents();

        assertTrue(robot.lookup("#toast").tryQuery().isPresent());
        assertEquals("overview-filter", focused.getId());
        assertEquals(focused, stage().getScene().getFocusOwner());
        assertEquals("1", robot.lookup("#notices").queryAs(Labeled.class).getText());
    }

    private SampleConsole sample() {
        return Objects.requireNonNull(sample);
    }

    private Console console() {
        return Objects.requireNonNull(console);
    }

    private Stage stage() {
        return Objects.requireNonNull(stage);
    }
}
