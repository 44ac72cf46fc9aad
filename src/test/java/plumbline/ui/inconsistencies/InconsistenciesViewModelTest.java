package plumbline.ui.inconsistencies;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import plumbline.core.check.CheckStatus;
import plumbline.core.check.Ways;
import plumbline.core.problem.Outcome;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.repair.RepairRequest;
import plumbline.core.target.Environment;
import plumbline.core.target.Target;
import plumbline.testing.Desk;
import plumbline.testing.FakeChecks;
import plumbline.testing.FakeHistory;
import plumbline.testing.FakePacks;
import plumbline.testing.MemoryConnections;
import plumbline.testing.MemoryDecisions;
import plumbline.testing.Shop;
import plumbline.ui.fx.Mark;
import plumbline.ui.inconsistencies.Entry.OfCheck;
import plumbline.ui.inconsistencies.Entry.OfTarget;
import plumbline.ui.inconsistencies.Selection.Extent;

final class InconsistenciesViewModelTest {

    private static final String COUNTS = Shop.COUNTS.path();

    private final Desk desk = new Desk();
    private final FakeChecks checks = new FakeChecks();
    private final FakeHistory history = new FakeHistory();
    private final MemoryConnections connections = new MemoryConnections(List.of(Shop.PROD, Shop.TEST));
    private final List<String> passwords = new ArrayList<>();
    private final MemoryDecisions decisions = new MemoryDecisions();
    private final Clock clock = Clock.fixed(Shop.NOON, ZoneOffset.UTC);
    private final CheckList list = new CheckList(
            new CheckList.Sources(connections, new FakePacks(), checks, history, decisions), desk.work, clock);
    private final InconsistenciesViewModel model = new InconsistenciesViewModel(list, desk.changes, desk.work,
            decisions.with(clock),
            (target, entered) -> {
                passwords.add(target.name());
                checks.reachable(target);
                entered.run();
            });

    @BeforeEach
    void findings() {
        checks.answer(Shop.PROD, Shop.found(Shop.PROD, Shop.COUNTS, 7));
    }

    @Test
    void everyCheckIsAskedOnceWhenTheScreenIsFirstShown() {
        assertTrue(checks.asked().isEmpty());
        model.shown("");
        model.shown("");
        assertEquals(List.of("shop-prod " + COUNTS, "shop-prod usage-tracking/orphans", "shop-test " + COUNTS,
                "shop-test usage-tracking/orphans"), checks.asked());
        assertEquals(1, list.checksWithFindingsProperty().get());
    }

    @Test
    void theFirstFindingsAreShown() {
        model.shown("");
        assertEquals(new CheckKey("shop-prod", COUNTS), model.chosenProperty().get());
        assertEquals(7, model.grid().visible().size());
        assertEquals(new Selection(Extent.ALL, 7), model.repair().selection().get());
    }

    @Test
    void theFirstWayThatCanWorkOnTheTargetIsProposed() {
        checks.answer(Shop.PROD, Shop.found(Shop.PROD, Shop.COUNTS, 7)
                .with(new Ways(Map.of(Shop.RECOUNT.id(), List.of("distillations.usage_count")))));
        model.shown("");
        assertEquals(Shop.REBUILD, model.repair().wayProperty().get());
        model.repair().wayProperty().set(Shop.RECOUNT);
        assertEquals("shop-prod lacks what this way needs: distillations.usage_count.", model.repair().reason().get());
    }

    @Test
    void theListStandsByTargetPackAndCheck() {
        model.shown("shop-prod");
        assertEquals(List.of("", "usage-tracking", COUNTS, "usage-tracking/orphans"),
                list.entries().stream().map(entry -> entry.key().path()).toList());
        assertEquals(Mark.CRITICAL, check(COUNTS).mark());
        assertEquals(Mark.OK, check("usage-tracking/orphans").mark());
    }

    @Test
    void whatCouldNotBeCheckedNeverLooksClean() {
        checks.answer(Shop.PROD, Shop.failed(Shop.PROD, Shop.ORPHANS, CheckStatus.FAILED,
                Problem.of(ProblemCode.TIMEOUT, "orphans")));
        model.shown("");
        assertEquals(Mark.UNKNOWN, check("usage-tracking/orphans").mark());
    }

    @Test
    void countsAreComparedWithYesterdayAndWithTheLastRun() {
        history.put("shop-prod", COUNTS, Shop.NOON.minus(Duration.ofDays(1)), 4);
        history.put("shop-prod", COUNTS, Shop.NOON.minus(Duration.ofHours(1)), 9);
        history.put("shop-test", COUNTS, Shop.NOON.minus(Duration.ofDays(1)), 0);
        checks.answer(Shop.TEST, Shop.found(Shop.TEST, Shop.COUNTS, 2));
        model.shown("");
        assertEquals(new Change(Change.Kind.MORE, 3), check(COUNTS).yesterday());
        assertEquals(new Change(Change.Kind.FEWER, 2), check(COUNTS).lastRun());
        OfCheck fresh = list.check(new CheckKey("shop-test", COUNTS)).orElseThrow();
        assertEquals(new Change(Change.Kind.NEW, 2), fresh.yesterday());
    }

    @Test
    void aTargetThatCannotBeAskedSaysWhyAndTheOthersGoOn() {
        checks.unreachable(Shop.PROD, Problem.of(ProblemCode.PASSWORD_MISSING, "shop-prod"));
        checks.answer(Shop.TEST, Shop.found(Shop.TEST, Shop.COUNTS, 2));
        model.shown("");
        OfTarget prod = assertInstanceOf(OfTarget.class, list.entries().getFirst());
        assertNotNull(prod.problem());
        assertEquals(1, list.checksWithFindingsProperty().get());
        model.enterPassword(Shop.PROD);
        assertEquals(List.of("shop-prod"), passwords);
        assertEquals(2, list.checksWithFindingsProperty().get());
        assertNull(assertInstanceOf(OfTarget.class, list.entries().getFirst()).problem());
    }

    @Test
    void cancelLeavesTheRestAsItWas() {
        checks.before(() -> desk.jobs.running().get().forEach(job -> desk.jobs.cancel(job.id())));
        list.scope("shop-prod");
        list.runAll();
        assertEquals(List.of("shop-prod " + COUNTS), checks.asked());
        assertEquals(Entry.Phase.IDLE, check("usage-tracking/orphans").phase());
        assertNull(check("usage-tracking/orphans").result());
    }

    @Test
    void aNewTargetIsAskedAsSoonAsItIsThereAndARemovedOneDisappears() {
        model.shown("");
        connections.save(Shop.target("shop-new", Environment.STAGING), "shop-new");
        assertTrue(checks.asked().contains("shop-new " + COUNTS));
        connections.remove("shop-new");
        assertTrue(list.entries().stream().noneMatch(entry -> entry.key().target().equals("shop-new")));
    }

    @Test
    void theRepairTreatsTheChosenRowsOrThoseTheFilterShowsOrAll() {
        model.shown("");
        assertEquals(List.of(), request().keys());
        model.grid().filterProperty().set("keyword 3");
        assertEquals(List.of(Map.of("id", "3")), request().keys());
        model.grid().filterProperty().set("");
        model.grid().select(Shop.findings(2));
        assertEquals(new Selection(Extent.CHOSEN, 2), model.repair().selection().get());
        assertEquals(List.of(Map.of("id", "1"), Map.of("id", "2")), request().keys());
    }

    private RepairRequest request() {
        model.previewRepair();
        return desk.repairs.previewed().getLast();
    }

    @Test
    void aWayThatCannotBeNarrowedIsNotOfferedForAFewRows() {
        model.shown("");
        model.repair().wayProperty().set(Shop.REBUILD);
        assertEquals("", model.repair().reason().get());
        model.grid().select(Shop.findings(2));
        assertEquals("This repair treats all findings at once; clear selection and filter.",
                model.repair().reason().get());
        model.previewRepair();
        assertTrue(desk.repairs.previewed().isEmpty());
    }

    @Test
    void selectionAndChoiceSurviveARun() {
        model.shown("");
        model.grid().select(Shop.findings(2));
        model.repair().wayProperty().set(Shop.REBUILD);
        checks.answer(Shop.PROD, Shop.found(Shop.PROD, Shop.COUNTS, 9));
        model.runChosen();
        assertEquals(9, model.grid().visible().size());
        assertEquals(2, model.grid().selectedCountProperty().get());
        assertEquals(Shop.REBUILD, model.repair().wayProperty().get());
    }

    @Test
    void afterARepairTheCheckIsAskedAgainAndUndoIsOffered() {
        Target target = Shop.target("shop-prod", Environment.TEST);
        connections.save(target, "shop-prod");
        model.shown("");
        desk.repairs.apply(plan -> {
            checks.answer(Shop.PROD, Shop.found(Shop.PROD, Shop.COUNTS, 0));
            return new Outcome.Done<>(
                    new plumbline.core.repair.RepairResult(List.of("R-9"), plan.change(), true, 0, 4));
        });
        model.previewRepair();
        desk.repairSheets.getFirst().repair();
        assertEquals(Mark.OK, check(COUNTS).mark());
        assertNotNull(model.lastRepairProperty().get());
        model.undoLast();
        desk.undoSheets.getFirst().undo();
        assertEquals(List.of("R-9"), desk.repairs.undone());
        assertNull(model.lastRepairProperty().get());
    }

    @Test
    void theRowLookedAtIsShownAsEvidence() {
        model.shown("");
        model.findings().look(model.grid().visible().getFirst());
        assertEquals(List.of("id=1", "keyword=keyword 1", "usage_count=4", "counted=1"),
                model.evidence().stream().map(value -> value.name() + "=" + value.value()).toList());
    }

    private OfCheck check(String path) {
        return list.check(new CheckKey("shop-prod", path)).orElseThrow();
    }
}
