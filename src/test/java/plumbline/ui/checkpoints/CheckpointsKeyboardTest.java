package plumbline.ui.checkpoints;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.SnapshotParameters;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TabPane;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;
import plumbline.core.checkpoint.Manifest;
import plumbline.testing.Await;
import plumbline.testing.SampleConsole;
import plumbline.testing.SampleShelf;
import plumbline.ui.control.Appearance;
import plumbline.ui.control.Fonts;
import plumbline.ui.fx.DialogFrame;
import plumbline.ui.fx.Place;
import plumbline.ui.fx.ThemeChoice;
import plumbline.ui.fx.Ticker;
import plumbline.ui.fx.UiThread;
import plumbline.ui.fx.UiWork;
import plumbline.ui.shell.Console;
import plumbline.ui.shell.ConsoleWindow;

/// The checkpoints screen without a mouse: where the keyboard is can be seen, and stays where one left it.
@ExtendWith(ApplicationExtension.class)
final class CheckpointsKeyboardTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final SampleConsole sample = new SampleConsole(UiThread.INSTANCE);
    private final SampleShelf shelf = sample.shelf();
    private @Nullable Console console;
    private @Nullable Stage window;

    @Start
    void start(Stage stage) {
        sample.with(2);
        Console made = sample.console(new Ticker(InstantSource.system()));
        Appearance appearance = new Appearance(made.preferences(), new Fonts(_ -> {}, UiThread.INSTANCE));
        Executor background = Thread::startVirtualThread;
        UiWork work = new UiWork(sample.jobs(), UiThread.INSTANCE, background, made.context().texts());
        DialogFrame frame = new DialogFrame(() -> stage, appearance::dress);
        shelf.asking(new CheckpointWindows(frame, work.texts(), InstantSource.system(), ZoneOffset.UTC));
        appearance.start();
        stage.setWidth(1400);
        stage.setHeight(900);
        made.trail().go(new Place.Checkpoints(""));
        new ConsoleWindow(made, appearance).show(stage);
        console = made;
        window = stage;
    }

    private static ListView<Entry> list(FxRobot robot) {
        return robot.lookup("#checkpoints-list").queryListView();
    }

    private static void choose(FxRobot robot, String description) {
        Await.until("the list", PATIENCE, () -> !list(robot).getItems().isEmpty());
        robot.interact(() -> {
            for (Entry entry : list(robot).getItems()) {
                if (entry instanceof Entry.OfCheckpoint(var one) && one.label().description().equals(description)) {
                    list(robot).getSelectionModel().select(entry);
                }
            }
        });
        WaitForAsyncUtils.waitForFxEvents();
    }

    private String focused() {
        Node owner = Objects.requireNonNull(window).getScene().getFocusOwner();
        return owner == null || owner.getId() == null ? "" : owner.getId();
    }

    private static void until(String what, BooleanSupplier condition) {
        Await.until(what, PATIENCE, () -> {
            WaitForAsyncUtils.waitForFxEvents();
            return condition.getAsBoolean();
        });
    }

    private static void focus(FxRobot robot, String id) {
        robot.interact(() -> robot.lookup(id).query().requestFocus());
    }

    private static void compare(FxRobot robot) {
        robot.interact(() -> robot.lookup("#checkpoints-tabs").queryAs(TabPane.class).getSelectionModel().select(2));
        focus(robot, "#differences-compare");
        robot.type(KeyCode.SPACE);
        until("the differences", () -> robot.lookup("#differences-rows").tryQuery().isPresent()
                && robot.lookup("#differences-rows").queryTableView().getItems().size() == 3);
    }

    private static void reachable(Node node, List<Node> into) {
        if (!node.isVisible() || node.isDisabled()) {
            return;
        }
        if (node.isFocusTraversable() && !(node instanceof ScrollPane)) {
            into.add(node);
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> reachable(child, into));
        }
    }

    // with a little of what lies around it: the line may be outside
    private static WritableImage picture(Parent root, Node of, Node focused) {
        focused.requestFocus();
        root.applyCss();
        root.layout();
        Bounds bounds = of.localToScene(of.getLayoutBounds());
        Bounds wide = new BoundingBox(bounds.getMinX() - 6, bounds.getMinY() - 6, bounds.getWidth() + 12,
                bounds.getHeight() + 12);
        SnapshotParameters part = new SnapshotParameters();
        part.setViewport(new Rectangle2D(wide.getMinX(), wide.getMinY(), wide.getWidth(), wide.getHeight()));
        return root.snapshot(part, null);
    }

    private static int differing(WritableImage one, WritableImage other) {
        int many = 0;
        for (int y = 0; y < Math.min(one.getHeight(), other.getHeight()); y++) {
            for (int x = 0; x < Math.min(one.getWidth(), other.getWidth()); x++) {
                many += one.getPixelReader().getArgb(x, y) == other.getPixelReader().getArgb(x, y) ? 0 : 1;
            }
        }
        return many;
    }

    @ParameterizedTest
    @EnumSource(names = {"LIGHT", "DARK"})
    void theKeyboardIsSeenWhereverItIs(ThemeChoice theme, FxRobot robot) {
        choose(robot, "nightly");
        Parent root = Objects.requireNonNull(window).getScene().getRoot();
        List<String> unseen = new ArrayList<>();
        List<Node> all = new ArrayList<>();
        robot.interact(() -> Objects.requireNonNull(console).preferences().themeProperty().set(theme));
        robot.interact(() -> reachable(root, all));
        assertTrue(all.size() > 20, all.size() + " places");
        robot.interact(() -> {
            for (Node node : all) {
                WritableImage without = picture(root, node,
                        node.equals(all.getFirst()) ? all.getLast() : all.getFirst());
                // a line of text has a caret; that alone is not seen from afar
                if (differing(without, picture(root, node, node)) < 60) {
                    unseen.add(node.getTypeSelector() + " " + node.getId());
                }
            }
        });
        assertEquals(List.of(), unseen);
    }

    @Test
    void theScreenThatIsShownFirstHasTheKeyboard() {
        assertEquals("checkpoints-list", focused());
    }

    @Test
    void aChipThatIsPressedKeepsTheKeyboard(FxRobot robot) {
        choose(robot, "nightly");
        focus(robot, "#checkpoints-chip-manual");
        robot.type(KeyCode.SPACE);
        assertEquals("checkpoints-chip-manual", focused());
    }

    @Test
    void theKeyboardStepsOverHeadings(FxRobot robot) {
        choose(robot, "nightly");
        focus(robot, "#checkpoints-list");
        List<String> seen = new ArrayList<>();
        robot.type(KeyCode.HOME);
        seen.add(selected(robot));
        robot.type(KeyCode.DOWN, 3);
        seen.add(selected(robot));
        robot.type(KeyCode.UP, 3);
        seen.add(selected(robot));
        List<Entry> lines = list(robot).getItems();
        assertEquals(List.of("1", "5", "1"), seen, lines.toString());
    }

    private static String selected(FxRobot robot) {
        WaitForAsyncUtils.waitForFxEvents();
        return String.valueOf(list(robot).getSelectionModel().getSelectedIndex());
    }

    @Test
    void aMenuStaysAsItIsWhileItOffersTheSame(FxRobot robot) {
        choose(robot, "nightly");
        MenuButton into = robot.lookup("#checkpoints-into").queryAs(MenuButton.class);
        MenuItem first = into.getItems().getFirst();
        int before = list(robot).getItems().size();
        shelf.shelf.add(shelf.samples().of("shop-prod", Manifest.MANUAL, Duration.ZERO, "newest"));
        robot.interact(() -> robot.lookup("#checkpoints-more").queryAs(MenuButton.class).getItems().getLast().fire());
        until("the new one", () -> list(robot).getItems().size() > before);
        assertSame(first, into.getItems().getFirst());
    }

    @Test
    void tabLeavesTheDescription(FxRobot robot) {
        choose(robot, "nightly");
        robot.interact(
                () -> robot.lookup("#checkpoints-verbs").queryAs(MenuButton.class).getItems()
                        .getFirst().fire());
        until("the dialog", () -> robot.lookup("#describe-text").tryQuery().isPresent());
        focus(robot, "#describe-text");
        robot.type(KeyCode.TAB);
        assertTrue(robot.lookup("#describe-save").queryButton().isFocused());
    }

    @Test
    void afterAComparisonTheKeyboardIsInItsTables(FxRobot robot) {
        choose(robot, "nightly");
        compare(robot);
        assertEquals("differences-tables", focused());
    }

    @Test
    void aCellThatIsTickedKeepsTheKeyboard(FxRobot robot) {
        choose(robot, "nightly");
        compare(robot);
        robot.interact(() -> robot.lookup("#differences-rows").queryTableView().getSelectionModel().clearAndSelect(0));
        until("the inspector", () -> robot.lookup("#difference-cell-amount").tryQuery().isPresent());
        focus(robot, "#difference-cell-amount");
        robot.type(KeyCode.SPACE);
        assertEquals("difference-cell-amount", focused());
    }
}
