package plumbline.ui.fx;

import static org.junit.jupiter.api.Assertions.assertEquals;

import javafx.scene.Scene;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;
import plumbline.testing.MemoryState;

@ExtendWith(ApplicationExtension.class)
final class RememberedDividersTest {

    private final MemoryState state = new MemoryState();

    @Start
    void start(Stage stage) {
        SplitPane split = new SplitPane(new Region(), new Region());
        state.put("trial.divider", "300");
        SplitPane.setResizableWithParent(split.getItems().getLast(), false);
        var _ = new RememberedDividers(split, "trial", state);
        stage.setScene(new Scene(split));
        stage.setWidth(800);
        stage.setHeight(400);
        stage.show();
    }

    @Test
    void standWhereTheyWereLeftAndRememberWhereAPersonPutsThem(FxRobot robot) {
        WaitForAsyncUtils.waitForFxEvents();
        robot.drag(".split-pane-divider").moveBy(160, 0).drop();
        WaitForAsyncUtils.waitForFxEvents();

        assertEquals(0.5, Integer.parseInt(state.get("trial.divider").orElseThrow()) / 1000.0, 0.03);
    }
}
