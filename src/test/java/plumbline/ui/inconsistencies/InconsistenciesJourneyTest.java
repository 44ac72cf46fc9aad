package plumbline.ui.inconsistencies;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;
import plumbline.core.problem.Outcome;
import plumbline.core.repair.RepairResult;
import plumbline.core.text.Language;
import plumbline.core.work.Jobs;
import plumbline.testing.FakeChecks;
import plumbline.testing.FakeHistory;
import plumbline.testing.FakeJournal;
import plumbline.testing.FakePacks;
import plumbline.testing.FakeRepairs;
import plumbline.testing.MemoryConnections;
import plumbline.testing.MemoryDecisions;
import plumbline.testing.MemoryState;
import plumbline.testing.Shop;
import plumbline.ui.fx.DialogFrame;
import plumbline.ui.fx.Notice;
import plumbline.ui.fx.Place;
import plumbline.ui.fx.Texts;
import plumbline.ui.fx.UiThread;
import plumbline.ui.fx.UiWork;
import plumbline.ui.sheet.ChangeDesk;
import plumbline.ui.sheet.SheetWindows;

@ExtendWith(ApplicationExtension.class)
final class InconsistenciesJourneyTest {

    private final FakeChecks checks = new FakeChecks();
    private final FakeRepairs repairs = new FakeRepairs();
    private final MemoryDecisions decisions = new MemoryDecisions();
    private final List<Notice> notices = new ArrayList<>();
    private final List<String> discovered = new ArrayList<>();

    @Start
    void start(Stage window) {
        checks.answer(Shop.TEST, Shop.found(Shop.TEST, Shop.COUNTS, 7));
        Texts texts = new Texts(Language.EN);
        UiWork work = new UiWork(Jobs.direct(), UiThread.INSTANCE, Runnable::run, texts);
        Clock clock = Clock.fixed(Shop.NOON, ZoneOffset.UTC);
        DialogFrame frame = new DialogFrame(() -> window, _ -> {});
        ChangeDesk desk = new ChangeDesk(repairs, new FakeJournal(), work, notices::add,
                new SheetWindows(frame, texts, InstantSource.system(), work));
        CheckList list = new CheckList(new CheckList.Sources(new MemoryConnections(List.of(Shop.TEST)),
                new FakePacks(), checks, new FakeHistory(), decisions), work, clock);
        Decisions kept = new Decisions(decisions, decisions, decisions, new DialogWindows(frame, texts), "dba", clock);
        InconsistenciesViewModel model = new InconsistenciesViewModel(list, desk, work, kept, (_, _) -> {});
        InconsistenciesView view = new InconsistenciesView(model, texts,
                Optional.of(() -> discovered.add("wizard")), clock, new MemoryState());
        window.setScene(new Scene(view.root(), 1200, 760));
        window.show();
        view.shown(new Place.Inconsistencies(""));
    }

    private static void fire(FxRobot robot, String id) {
        robot.interact(() -> robot.lookup(id).queryAs(ButtonBase.class).fire());
        WaitForAsyncUtils.waitForFxEvents();
    }

    @Test
    void aCheckIsPreviewedRepairedToldAndTakenBack(FxRobot robot) {
        WaitForAsyncUtils.waitForFxEvents();
        TableView<?> grid = robot.lookup("#grid-table").queryTableView();
        assertEquals(7, grid.getItems().size());
        repairs.apply(plan -> {
            checks.answer(Shop.TEST, Shop.found(Shop.TEST, Shop.COUNTS, 0));
            return new Outcome.Done<>(new RepairResult(List.of("R-1"), plan.change(), true, 0, 4));
        });
        fire(robot, "#inconsistencies-preview");
        fire(robot, "#sheet-act");
        assertEquals("Undo...", notices.getFirst().actionText());
        assertTrue(robot.lookup("#inconsistencies-empty-title").queryLabeled().getText().startsWith("Clean"));
        fire(robot, "#inconsistencies-undo");
        fire(robot, "#sheet-act");
        assertEquals(List.of("R-1"), repairs.undone());
    }

    @Test
    void findingsAreIgnoredByKeyboardWithAReason(FxRobot robot) {
        robot.clickOn("keyword 1");
        robot.press(KeyCode.CONTROL).type(KeyCode.I).release(KeyCode.CONTROL);
        WaitForAsyncUtils.waitForFxEvents();
        assertTrue(robot.lookup("#ignore-save").queryButton().isDisabled());
        robot.clickOn("#ignore-reason").write("agreed");
        fire(robot, "#ignore-save");
        assertEquals(Map.of("id", "1"),
                decisions.of("shop-test", Shop.COUNTS.path(), Shop.NOON).getFirst().key());
        assertTrue(robot.lookup("#ignore").tryQuery().isEmpty());
    }

    @Test
    void aCheckGetsItsTimesFromAPreset(FxRobot robot) {
        fire(robot, "#inconsistencies-schedule");
        fire(robot, "#schedule-preset-daily");
        assertEquals("daily at 06:30", robot.lookup("#schedule-words").queryLabeled().getText());
        fire(robot, "#schedule-save");
        assertEquals("30 6 * * *", decisions.chosen("shop-test", Shop.COUNTS.path()).orElseThrow());
        assertTrue(robot.lookup("#inconsistencies-times").queryLabeled().getText().contains("06:30"));
    }

    @Test
    void theTreeIsFoldedByKeyboard(FxRobot robot) {
        ListView<?> tree = robot.lookup("#inconsistencies-list").queryListView();
        int lines = tree.getItems().size();
        robot.interact(() -> {
            tree.getSelectionModel().select(0);
            tree.requestFocus();
        });
        robot.type(KeyCode.LEFT);
        assertEquals(1, tree.getItems().size());
        robot.type(KeyCode.RIGHT);
        assertEquals(lines, tree.getItems().size());
    }

    @Test
    void theWizardIsReachable(FxRobot robot) {
        fire(robot, "#inconsistencies-discover");
        assertFalse(discovered.isEmpty());
    }
}
