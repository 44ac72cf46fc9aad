package plumbline.ui.sheet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import plumbline.core.pack.Check;
import plumbline.core.problem.Effect;
import plumbline.core.problem.Outcome;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.repair.RepairRequest;
import plumbline.core.repair.RepairResult;
import plumbline.testing.Desk;
import plumbline.testing.Shop;

final class SeriesSheetTest {

    private static final Check MORE = Shop.like(Shop.COUNTS, "more");

    private final Desk desk = new Desk();
    private final List<ChangeDesk.Series> made = new ArrayList<>();

    private SeriesSheetViewModel open() {
        desk.changes.repairAll(Shop.TEST,
                List.of(Shop.request(Shop.TEST), new RepairRequest(Shop.TEST, MORE, Shop.RECOUNT, List.of(), "")),
                made::add, () -> {});
        return desk.seriesSheets.getFirst();
    }

    @Test
    void everyCheckIsPreviewedAndMadeInOrderWithOnePress() {
        SeriesSheetViewModel sheet = open();
        assertEquals(2, desk.repairs.previewed().size());
        assertTrue(desk.repairs.applied().isEmpty());
        sheet.repair();
        assertEquals(List.of("usage-count", "more"),
                desk.repairs.applied().stream().map(plan -> plan.request().check().id()).toList());
        assertEquals(List.of("R-1", "R-1"), made.getFirst().runs());
    }

    @Test
    void theFirstFailureEndsItAndWhatIsMadeIsTold() {
        SeriesSheetViewModel sheet = open();
        desk.repairs.apply(plan -> plan.request().check().equals(MORE)
                ? new Outcome.Failed<>(Problem.of(ProblemCode.FINDINGS_CHANGED, "shop-test"))
                : new Outcome.Done<>(new RepairResult(List.of("R-1"), plan.change(), true, 0, 4)));
        sheet.repair();
        Problem problem = sheet.flow().problemProperty().get();
        assertEquals(Effect.PARTLY_CHANGED, problem == null ? null : problem.effect());
        assertEquals(List.of("R-1"), made.getFirst().runs());
        assertEquals(SeriesStep.State.DONE, sheet.steps().getFirst().state());
        sheet.preview();
        assertEquals(3, desk.repairs.previewed().size(), "what is made is not previewed again");
    }

    @Test
    void whatCanNotBeTakenBackIsLeftOutUntilThePersonTakesItIn() {
        desk.repairs.preview(request -> new Outcome.Done<>(request.way().equals(Shop.REINDEX)
                ? Shop.stated(request)
                : Shop.plan(request, 7, true)));
        SeriesSheetViewModel sheet = open();
        sheet.choose(sheet.steps().get(1), Shop.REINDEX);
        assertFalse(sheet.steps().get(1).included());
        assertTrue(sheet.canRepair().get());
        sheet.include(sheet.steps().get(1), true);
        assertEquals("Confirm first that it can't be undone.", sheet.reason().get());
        sheet.acceptedProperty().set(true);
        assertTrue(sheet.canRepair().get());
    }

    @Test
    void whatCanNotBePreviewedSaysWhyAndTheOthersGoOn() {
        desk.repairs.preview(request -> request.check().equals(MORE)
                ? new Outcome.Failed<>(Problem.of(ProblemCode.LOCK_TIMEOUT, "shop-test"))
                : new Outcome.Done<>(Shop.plan(request, 7, true)));
        SeriesSheetViewModel sheet = open();
        assertEquals(SeriesStep.State.FAILED, sheet.steps().get(1).state());
        sheet.repair();
        assertEquals(1, desk.repairs.applied().size());
    }
}
