package plumbline.ui.sheet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;
import plumbline.core.activity.SignalReport.Fate;
import plumbline.core.activity.Verb;
import plumbline.core.text.Language;
import plumbline.core.work.Jobs;
import plumbline.testing.FakeSessionControl;
import plumbline.testing.Shop;
import plumbline.ui.fx.DialogFrame;
import plumbline.ui.fx.Notice;
import plumbline.ui.fx.Texts;
import plumbline.ui.fx.UiThread;
import plumbline.ui.fx.UiWork;

@ExtendWith(ApplicationExtension.class)
final class SignalJourneyTest {

    private final FakeSessionControl control = new FakeSessionControl();
    private final List<Notice> notices = new ArrayList<>();
    private Verb verb = Verb.TERMINATE;

    @Start
    void start(javafx.stage.Stage window) {
        Texts texts = new Texts(Language.EN);
        UiWork work = new UiWork(Jobs.direct(), UiThread.INSTANCE, Runnable::run, texts);
        SheetWindows sheets = new SheetWindows(new DialogFrame(() -> window, _ -> {}), texts, InstantSource.system(),
                work);
        SignalDesk desk = new SignalDesk(control, work, notices::add, sheets);
        Button open = new Button("open");
        open.setId("open");
        open.setOnAction(_ -> desk.signal(Shop.PROD, verb, List.of(11, 12), () -> {}));
        window.setScene(new Scene(new StackPane(open), 300, 200));
        window.show();
    }

    private static Button button(FxRobot robot, String id) {
        return robot.lookup(id).queryButton();
    }

    private static void act(FxRobot robot) {
        robot.clickOn("#open");
        robot.clickOn("#sheet-name").write("shop-prod");
        robot.clickOn("#sheet-act");
        WaitForAsyncUtils.waitForFxEvents();
    }

    @Test
    void theSheetStaysOpenWithWhatBecameOfEach(FxRobot robot) {
        act(robot);
        assertEquals(List.of("terminate 11", "terminate 12"), control.sent());
        assertEquals("Close", button(robot, "#sheet-keep").getText());
        robot.clickOn("#sheet-keep");
        WaitForAsyncUtils.waitForFxEvents();
        assertTrue(robot.lookup("#sheet").tryQuery().isEmpty(), "the sheet is still there");
    }

    @Test
    void theDangerousButtonWaitsForTheName(FxRobot robot) {
        robot.clickOn("#open");
        assertTrue(button(robot, "#sheet-act").isDisabled());
        robot.clickOn("#sheet-name").write("shop-prod");
        assertFalse(button(robot, "#sheet-act").isDisabled());
        robot.clickOn("#sheet-keep");
    }

    @Test
    void afterACancelThatDidNotHelpASecondSheetAsksForTheNameAnew(FxRobot robot) {
        verb = Verb.CANCEL;
        control.becoming(_ -> Fate.STILL_THERE);
        act(robot);
        robot.clickOn("#sheet-act");
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals("Terminate 2 sessions?", robot.lookup("#sheet-title").queryLabeled().getText());
        assertTrue(button(robot, "#sheet-act").isDisabled());
        robot.clickOn("#sheet-keep");
    }
}
