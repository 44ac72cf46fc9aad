package plumbline.ui.fx;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Objects;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;
import org.testfx.util.WaitForAsyncUtils;
import plumbline.testing.Await;
import plumbline.testing.MemoryState;

@ExtendWith(ApplicationExtension.class)
final class RememberedDividersTest {

    private final MemoryState state = new MemoryState();
    private @Nullable Stage opened;

    /// A window of its own: the one that tests share still has the size of the test before.
    @Start
    void start(Stage shared) {
        Stage stage = new Stage();
        shared.hide();
        SplitPane split = new SplitPane(new Region(), new Region());
        state.put("trial.divider", "300");
        SplitPane.setResizableWithParent(split.getItems().getLast(), false);
        var _ = new RememberedDividers(split, "trial", state);
        stage.setScene(new Scene(split));
        stage.setWidth(800);
        stage.setHeight(400);
        stage.show();
        opened = stage;
    }

    @Stop
    void close() {
        if (opened != null) {
            opened.hide();
        }
    }

    @Test
    void standWhereTheyWereLeftAndRememberWhereAPersonPutsThem(FxRobot robot) {
        // of this window: another test may have left one open
        Parent root = Objects.requireNonNull(opened).getScene().getRoot();
        SplitPane split = (SplitPane) root;
        // the first window of a run is laid out late
        Await.until("the divider stands where it was left", Duration.ofSeconds(10), () -> {
            WaitForAsyncUtils.waitForFxEvents();
            return Math.abs(split.getDividerPositions()[0] - 0.3) < 0.02;
        });
        robot.drag(split.lookup(".split-pane-divider")).moveBy(160, 0).drop();
        WaitForAsyncUtils.waitForFxEvents();

        assertEquals(0.5, Integer.parseInt(state.get("trial.divider").orElseThrow()) / 1000.0, 0.03);
    }

    @Test
    void keepTheirShareWhereAPersonPutThemInAWindowMadeSmaller(FxRobot robot) {
        Stage stage = Objects.requireNonNull(opened);
        SplitPane split = (SplitPane) stage.getScene().getRoot();
        WaitForAsyncUtils.waitForFxEvents();
        robot.drag(split.lookup(".split-pane-divider")).moveBy(160, 0).drop();
        WaitForAsyncUtils.waitForFxEvents();
        double share = split.getDividerPositions()[0];

        robot.interact(() -> stage.setWidth(500));

        Await.until("the share is what it was", Duration.ofSeconds(10), () -> {
            WaitForAsyncUtils.waitForFxEvents();
            return split.getWidth() < 600 && Math.abs(split.getDividerPositions()[0] - share) < 0.02;
        });
    }
}
