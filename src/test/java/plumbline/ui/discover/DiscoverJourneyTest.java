package plumbline.ui.discover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;
import plumbline.core.discover.PackDraft;
import plumbline.core.text.Language;
import plumbline.core.work.Jobs;
import plumbline.testing.FakeDiscovery;
import plumbline.testing.MemoryState;
import plumbline.testing.Shop;
import plumbline.ui.fx.DialogFrame;
import plumbline.ui.fx.Texts;
import plumbline.ui.fx.UiThread;
import plumbline.ui.fx.UiWork;

@ExtendWith(ApplicationExtension.class)
final class DiscoverJourneyTest {

    private final List<PackDraft> kept = new ArrayList<>();

    @Start
    void start(Stage window) {
        UiWork work = new UiWork(Jobs.direct(), UiThread.INSTANCE, Runnable::run, new Texts(Language.EN));
        DiscoverWindows windows = new DiscoverWindows(() -> List.of(Shop.TEST), new FakeDiscovery(), draft -> {
            kept.add(draft);
            return draft.id();
        }, work, new DialogFrame(() -> window, _ -> {}), new MemoryState());
        window.setScene(new Scene(new StackPane(), 300, 200));
        window.show();
        windows.open();
    }

    @Test
    void fromTheChoiceOfATargetToTheKeptPack(FxRobot robot) {
        assertFalse(robot.lookup("#discover-save").query().isVisible(), "nothing to keep yet");
        robot.clickOn("#discover-start");
        WaitForAsyncUtils.waitForFxEvents();
        Button save = robot.lookup("#discover-save").queryButton();
        assertEquals("Save 2 checks", save.getText());
        robot.clickOn(robot.lookup("#discover-list .check-box").<CheckBox>queryAll().iterator().next());
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals("Save one check", save.getText());
        robot.clickOn("#discover-save");
        WaitForAsyncUtils.waitForFxEvents();

        assertEquals(1, kept.getFirst().pack().checks().size());
        assertTrue(save.isDisabled(), "it is kept once");
    }
}
