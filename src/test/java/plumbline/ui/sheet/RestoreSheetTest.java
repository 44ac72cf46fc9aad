package plumbline.ui.sheet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumbline.core.checkpoint.CellChoice;
import plumbline.core.checkpoint.Checkpoint;
import plumbline.core.checkpoint.RestorePlan;
import plumbline.core.checkpoint.RestoreRequest;
import plumbline.core.checkpoint.RowDifference;
import plumbline.core.problem.Effect;
import plumbline.core.problem.Outcome;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.sql.TableName;
import plumbline.core.target.Environment;
import plumbline.core.target.Target;
import plumbline.testing.Desk;
import plumbline.testing.FakeComparison;
import plumbline.testing.FakeRestores;
import plumbline.testing.FakeShelf;
import plumbline.testing.SampleCheckpoints;
import plumbline.testing.Shop;

final class RestoreSheetTest {

    private static final Target PROD = Shop.PROD;
    private static final Target COPY = Shop.target("shop-copy", Environment.TEST);

    private final Desk desk = new Desk();
    private final FakeRestores restores = new FakeRestores();
    private final FakeShelf shelf = new FakeShelf(new SampleCheckpoints(Shop.NOON).some());
    private final RestoreDesk restoring = new RestoreDesk(restores, desk.work, desk.notices::add, desk,
            InstantSource.fixed(Shop.NOON));
    private final Checkpoint checkpoint = shelf.all().getFirst();
    private int changed;

    private RestoreSheetViewModel sheet(RestoreOrder order) {
        restoring.restore(order, () -> changed++);
        return desk.restoreSheets.getLast();
    }

    private RestoreSheetViewModel sheet(Target target) {
        return sheet(RestoreOrder.whole(target, shelf, checkpoint));
    }

    private static void toConfirm(RestoreSheetViewModel sheet) {
        sheet.next();
        sheet.next();
        assertEquals(RestoreStep.CONFIRM, sheet.stepProperty().get());
    }

    @Test
    void theVerbNamesTheRowsAndTables() {
        assertEquals("Restore 1,247 rows of 2 tables", sheet(PROD).verb());
    }

    @Test
    void productionAsksForTheNameLetterByLetter() {
        RestoreSheetViewModel sheet = sheet(PROD);
        toConfirm(sheet);
        for (String wrong : List.of("", "shop", "SHOP-PROD", "shop-prod ")) {
            sheet.flow().typedNameProperty().set(wrong);
            sheet.restore();
        }
        assertTrue(restores.applied().isEmpty());
        sheet.flow().typedNameProperty().set("shop-prod");
        sheet.restore();
        assertEquals(1, restores.applied().size());
        assertEquals(RestoreStep.RESULT, sheet.stepProperty().get());
    }

    @Test
    void nothingIsRestoredBeforeTheLastStep() {
        RestoreSheetViewModel sheet = sheet(PROD);
        sheet.flow().typedNameProperty().set("shop-prod");
        sheet.restore();
        assertTrue(restores.applied().isEmpty());
    }

    @Test
    void anObstacleBlocksTheWay() {
        restores.preview(request -> new Outcome.Done<>(FakeRestores.plan(request,
                List.of(Problem.of(ProblemCode.SCHEMA_DIFFERS, "public.orders")), "1")));
        RestoreSheetViewModel sheet = sheet(PROD);
        sheet.next();
        assertEquals(RestoreStep.CHECKS, sheet.stepProperty().get());
        assertEquals("1 obstacle stands in the way.", sheet.reason().get());
    }

    @Test
    void anotherDatabaseMustBeMeantByItsName() {
        RestoreSheetViewModel sheet = sheet(COPY);
        assertTrue(sheet.asksForOther());
        sheet.otherNameProperty().set("shop-prod");
        sheet.meanOther();
        assertEquals(1, restores.previewed().size());
        sheet.otherNameProperty().set("shop-copy");
        sheet.meanOther();
        assertTrue(restores.previewed().getLast().intoOther());
        assertFalse(sheet.asksForOther());
    }

    @Test
    void aFileThatTellsNoDatabaseAsksBeforeItsChosenRowsAreLookedAt() {
        restores.preview(request -> new Outcome.Done<>(new RestorePlan(request, SampleCheckpoints.identity("shop-prod"),
                List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(),
                List.of(Problem.of(ProblemCode.UNTOLD_DATABASE, "shop-prod")), List.of(), List.of(), false, -1, -1,
                null, Shop.NOON)));
        RestoreOrder whole = RestoreOrder.whole(PROD, shelf,
                new SampleCheckpoints(Shop.NOON).json(Duration.ofDays(1), ""));
        RestoreSheetViewModel sheet = sheet(
                new RestoreOrder(whole.request(), Map.of(), Map.of(TableName.of("public", "orders"), 3L)));
        assertTrue(sheet.asksForOther());
        assertFalse(sheet.tellsDatabase());
    }

    @Test
    void anotherOptionAsksForAnotherCheck() {
        RestoreSheetViewModel sheet = sheet(PROD);
        sheet.options().safetyProperty().set(false);
        sheet.next();
        assertEquals(RestoreStep.CHECKS, sheet.stepProperty().get());
        sheet.preview();
        sheet.next();
        assertEquals(RestoreStep.CHANGES, sheet.stepProperty().get());
        assertFalse(restores.previewed().getLast().safety());
    }

    @Test
    void aTriggerThatShallFireIsLeftOutOfThoseHeldBack() {
        RestoreSheetViewModel sheet = sheet(PROD);
        sheet.options().triggers().getFirst().held().set(false);
        sheet.preview();
        RestoreRequest asked = restores.previewed().getLast();
        assertFalse(asked.allTriggers());
        assertEquals(List.of("public.customers: customers_touch"), asked.suppressed());
    }

    @Test
    void theTicketNeedsNoOtherCheckAndReachesTheRestore() {
        RestoreSheetViewModel sheet = sheet(PROD);
        toConfirm(sheet);
        sheet.options().ticketProperty().set("CHG-7");
        sheet.flow().typedNameProperty().set("shop-prod");
        sheet.restore();
        assertEquals("CHG-7", restores.applied().getFirst().request().ticket());
    }

    @Test
    void undoOpensTheRestoreOfTheSafetyCheckpoint() {
        shelf.add(safety());
        RestoreSheetViewModel sheet = sheet(PROD);
        toConfirm(sheet);
        sheet.flow().typedNameProperty().set("shop-prod");
        sheet.restore();
        sheet.undo();
        assertEquals("auto_backup_before_restore_x",
                desk.restoreSheets.getLast().request().checkpoint().id());
        assertEquals(1, changed);
    }

    private Checkpoint safety() {
        return new Checkpoint("auto_backup_before_restore_x", Path.of("/x"), Checkpoint.Condition.GOOD, null,
                checkpoint.manifest(), checkpoint.label(), 1);
    }

    @Test
    void theNoticeOffersTheUndoToo() {
        shelf.add(safety());
        RestoreSheetViewModel sheet = sheet(PROD);
        toConfirm(sheet);
        sheet.flow().typedNameProperty().set("shop-prod");
        sheet.restore();
        assertEquals("1,247 rows of 2 tables put back on shop-prod in 2.1 s; verified.",
                desk.notices.getFirst().text());
        desk.notices.getFirst().action().run();
        assertEquals(2, desk.restoreSheets.size());
    }

    @Test
    void aFailureSaysWhatItLeftBehindAndBackChecksAgain() {
        restores.apply((_, _) -> new Outcome.Failed<>(Problem.of(ProblemCode.LOCK_TIMEOUT, "shop-prod")));
        RestoreSheetViewModel sheet = sheet(PROD);
        toConfirm(sheet);
        sheet.flow().typedNameProperty().set("shop-prod");
        sheet.restore();
        assertEquals(RestoreStep.RESULT, sheet.stepProperty().get());
        assertEquals(Effect.NOTHING_CHANGED,
                Objects.requireNonNull(sheet.flow().problemProperty().get()).effect());
        sheet.back();
        assertEquals(RestoreStep.CHECKS, sheet.stepProperty().get());
        assertEquals(2, restores.previewed().size());
    }

    @Test
    void rowsThatAreNoLongerWhereTheyWereChosenAreRefused() {
        RestoreRequest whole = RestoreRequest.whole(PROD, shelf, checkpoint);
        RestoreRequest some = new RestoreRequest(PROD, shelf, checkpoint, List.of(FakeComparison.ORDERS), whole.mode(),
                new CellChoice(Map.of(FakeComparison.ORDERS, Map.of(0L, new BitSet()))), true, false, false, true,
                List.of(), "");
        var origin = checkpoint.contents().origin();
        RowDifference seen = new FakeComparison(origin, origin, "55.00").page(FakeComparison.ORDERS, 0, 1).getFirst();
        RestoreSheetViewModel sheet = sheet(new RestoreOrder(some, Map.of(FakeComparison.ORDERS, Map.of(0L, seen)),
                Map.of(FakeComparison.ORDERS, 3L)));
        assertEquals(ProblemCode.DIFFERENCES_CHANGED,
                Objects.requireNonNull(sheet.flow().problemProperty().get()).code());
        assertEquals(Stage.FAILED, sheet.flow().stageProperty().get());
    }

    @Test
    void aClosedSheetLetsGoOfItsComparison() {
        RestoreSheetViewModel sheet = sheet(PROD);
        FakeComparison comparison = (FakeComparison) Objects
                .requireNonNull(restores.plans().getFirst().comparison());
        assertTrue(sheet.close());
        assertTrue(comparison.closed());
    }

    @Test
    void thePlanIsSavedAsSqlAndNothingIsChanged(@TempDir Path folder) throws IOException {
        RestoreSheetViewModel sheet = sheet(PROD);
        sheet.saveAs(folder.resolve("restore.sql"));
        assertTrue(Files.readString(folder.resolve("restore.sql")).startsWith("BEGIN;"));
        assertTrue(restores.applied().isEmpty());
    }

    @Test
    void aCycleStandsInOneColumnOfThePicture() {
        var plan = FakeRestores.plan(RestoreRequest.whole(PROD, shelf, checkpoint), List.of(), "1");
        OrderLayout layout = OrderLayout.of(plan.order(), plan.cycles(), plan.links());
        OrderLayout.Place orders = layout.places().get(FakeComparison.ORDERS);
        assertNotNull(orders);
        assertTrue(orders.cycle());
        assertEquals(orders.column(), Objects.requireNonNull(layout.places()
                .get(plumbline.core.sql.TableName.of("public", "invoices"))).column());
        assertEquals(0, Objects.requireNonNull(layout.places().get(FakeComparison.CUSTOMERS)).column());
    }
}
