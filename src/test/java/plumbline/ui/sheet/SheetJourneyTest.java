package plumbline.ui.sheet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;
import plumbline.core.problem.Outcome;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.target.Target;
import plumbline.core.text.Language;
import plumbline.core.work.Jobs;
import plumbline.testing.FakeJournal;
import plumbline.testing.FakeRepairs;
import plumbline.testing.Shop;
import plumbline.ui.fx.DialogFrame;
import plumbline.ui.fx.Notice;
import plumbline.ui.fx.Texts;
import plumbline.ui.fx.UiThread;
import plumbline.ui.fx.UiWork;

@ExtendWith(ApplicationExtension.class)
final class SheetJourneyTest {

    private final FakeRepairs repairs = new FakeRepairs();
    private final List<Notice> notices = new ArrayList<>();
    private Target target = Shop.PROD;

    @Start
    void start(javafx.stage.Stage window) {
        Texts texts = new Texts(Language.EN);
        UiWork work = new UiWork(Jobs.direct(), UiThread.INSTANCE, Runnable::run, texts);
        SheetWindows sheets = new SheetWindows(new DialogFrame(() -> window, _ -> {}), texts, InstantSource.system(),
                work);
        ChangeDesk desk = new ChangeDesk(repairs, new FakeJournal(), work, notices::add, sheets);
        Button open = new Button("open");
        open.setId("open");
        open.setDefaultButton(true);
        open.setOnAction(_ -> desk.repair(Shop.request(target), _ -> {}, () -> {}));
        window.setScene(new Scene(new StackPane(open), 300, 200));
        window.show();
    }

    @Test
    void onlyTheExactNameOpensTheWayAndAWrongOneNever(FxRobot robot) {
        robot.clickOn("#open");
        Button act = robot.lookup("#sheet-act").queryButton();
        assertEquals("Repair 7 rows", act.getText());
        robot.clickOn("#sheet-name").write("shop-prodd");
        assertTrue(act.isDisabled());
        robot.clickOn(act);
        assertTrue(repairs.applied().isEmpty());
        robot.clickOn("#sheet-name").press(KeyCode.END).release(KeyCode.END).type(KeyCode.BACK_SPACE);
        assertFalse(act.isDisabled());
        robot.clickOn(act);
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals(1, repairs.applied().size());
        assertTrue(robot.lookup("#sheet").tryQuery().isEmpty(), "the sheet gives way to a notice");
        assertEquals("Undo...", notices.getFirst().actionText());
    }

    @Test
    void tenTimesEnterExecutesNothingWhereverTheKeyboardIs(FxRobot robot) {
        target = Shop.TEST; // asks for no name, so the button is ready
        robot.clickOn("#open");
        tenTimesEnter(robot);
        assertTrue(repairs.applied().isEmpty());
        assertTrue(repairs.previewed().size() > 1, "Enter closed the sheet by its safe button and opened it again");
        if (robot.lookup("#sheet").tryQuery().isEmpty()) {
            robot.clickOn("#open");
        }
        Button act = robot.lookup("#sheet-act").queryButton();
        assertFalse(act.isDisabled());
        robot.interact(act::requestFocus);
        tenTimesEnter(robot);
        robot.clickOn("#sheet-ticket").write("CHG-1");
        tenTimesEnter(robot);
        assertEquals("CHG-1", robot.lookup("#sheet-ticket").queryTextInputControl().getText());
        assertTrue(repairs.applied().isEmpty());
    }

    @Test
    void afterAFailureTheSheetStaysWithWhatWasTyped(FxRobot robot) {
        repairs.apply(_ -> new Outcome.Failed<>(Problem.of(ProblemCode.LOCK_TIMEOUT, "shop-prod")));
        robot.clickOn("#open");
        robot.clickOn("#sheet-name").write("shop-prod");
        robot.clickOn("#sheet-act");
        WaitForAsyncUtils.waitForFxEvents();
        assertTrue(robot.lookup("#sheet-problem").query().isVisible());
        assertEquals("shop-prod", robot.lookup("#sheet-name").queryTextInputControl().getText());
        assertTrue(robot.lookup("#sheet-act").queryButton().isDisabled());
        robot.clickOn("#sheet-again");
        WaitForAsyncUtils.waitForFxEvents();
        assertFalse(robot.lookup("#sheet-act").queryButton().isDisabled());
        assertFalse(robot.lookup("#sheet-problem").query().isVisible());
    }

    private static void tenTimesEnter(FxRobot robot) {
        for (int i = 0; i < 10; i++) {
            robot.type(KeyCode.ENTER);
        }
        WaitForAsyncUtils.waitForFxEvents();
    }
}
