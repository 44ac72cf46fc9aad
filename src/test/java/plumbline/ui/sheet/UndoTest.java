package plumbline.ui.sheet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import plumbline.core.journal.JournalState;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.repair.UndoResult;
import plumbline.testing.Desk;
import plumbline.testing.FakeJournal;
import plumbline.testing.Shop;
import plumbline.ui.fx.Notice;

final class UndoTest {

    private static final UndoResult.Conflict CHANGED_SINCE = new UndoResult.Conflict(Map.of("id", 3L),
            Map.of("id", 3L, "usage_count", 3L), Map.of("id", 3L, "usage_count", 5L));

    private final Desk desk = new Desk();
    private final List<String> changed = new ArrayList<>();

    @Test
    void theNoticeOfARepairOffersAnUndoThatIsPreviewedFirst() {
        desk.changes.repair(Shop.request(Shop.TEST), _ -> changed.add("repaired"), () -> changed.add("again"));
        desk.repairSheets.getFirst().repair();
        assertEquals(List.of("repaired", "again"), changed);
        Notice notice = desk.notices.getFirst();
        assertEquals(Notice.Kind.DONE, notice.kind());
        assertEquals("7 rows repaired on shop-test and verified; 0 findings remain. Run R-1.", notice.text());
        notice.action().run();
        UndoSheetViewModel undo = desk.undoSheets.getFirst();
        assertEquals(Stage.PREVIEWED, undo.flow().stageProperty().get());
        assertTrue(desk.repairs.undone().isEmpty(), "a preview puts nothing back");
        undo.undo();
        assertEquals(List.of("R-1"), desk.repairs.undone());
        assertEquals(3, changed.size());
        assertEquals("7 rows put back on shop-test.", desk.notices.getLast().text());
    }

    @Test
    void undoOnProductionAsksForTheNameToo() {
        desk.changes.undo(Shop.PROD, List.of("R-1"), () -> {});
        UndoSheetViewModel undo = desk.undoSheets.getFirst();
        undo.undo();
        assertTrue(desk.repairs.undone().isEmpty());
        undo.flow().typedNameProperty().set("shop-prod");
        undo.undo();
        assertEquals(List.of("R-1"), desk.repairs.undone());
    }

    @Test
    void conflictsAreListedAndNothingCanBePutBack() {
        desk.repairs.conflicts(() -> List.of(CHANGED_SINCE));
        desk.changes.undo(Shop.TEST, List.of("R-1"), () -> {});
        UndoSheetViewModel undo = desk.undoSheets.getFirst();
        assertEquals(List.of(CHANGED_SINCE), undo.conflicts());
        assertFalse(undo.canUndo().get());
    }

    @Test
    void aConflictThatComesAfterThePreviewIsListedAndNotCalledDone() {
        desk.changes.undo(Shop.TEST, List.of("R-1"), () -> changed.add("changed"));
        UndoSheetViewModel undo = desk.undoSheets.getFirst();
        desk.repairs.conflicts(() -> List.of(CHANGED_SINCE));
        undo.undo();
        assertEquals(Stage.FAILED, undo.flow().stageProperty().get());
        assertEquals(List.of(CHANGED_SINCE), undo.conflicts());
        Problem problem = undo.flow().problemProperty().get();
        assertNotNull(problem);
        assertEquals(ProblemCode.CONFLICT, problem.code());
        assertTrue(changed.isEmpty());
        assertTrue(desk.notices.isEmpty());
    }

    @Test
    void theRowsAreShownTurnedAround() {
        desk.journal.intend(FakeJournal.entry("R-1", "shop-test", "repair", JournalState.COMMITTED, ""),
                Shop.change(2));
        desk.changes.undo(Shop.TEST, List.of("R-1"), () -> {});
        UndoSheetViewModel.Preview preview = desk.undoSheets.getFirst().previewProperty().get();
        assertNotNull(preview);
        assertNotNull(preview.change());
        Map<String, ?> after = preview.change().tables().getFirst().changes().getFirst().after();
        assertNotNull(after);
        assertEquals(4L, after.get("usage_count"));
    }

    @Test
    void severalRunsAreTakenBackTheNewestFirst() {
        desk.changes.undo(Shop.TEST, List.of("R-1", "R-2"), () -> {});
        UndoSheetViewModel undo = desk.undoSheets.getFirst();
        assertEquals("Undo run R-1 to R-2 (2 runs)", undo.title());
        undo.undo();
        assertEquals(List.of("R-2", "R-1"), desk.repairs.undone());
    }
}
