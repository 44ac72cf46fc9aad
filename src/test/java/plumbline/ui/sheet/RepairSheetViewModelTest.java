package plumbline.ui.sheet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumbline.core.problem.Effect;
import plumbline.core.problem.Outcome;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.repair.RepairPlan;
import plumbline.core.repair.RepairResult;
import plumbline.core.target.Target;
import plumbline.core.work.CancelledException;
import plumbline.core.work.Jobs;
import plumbline.testing.Await;
import plumbline.testing.Desk;
import plumbline.testing.Shop;
import plumbline.ui.fx.UiWork;

final class RepairSheetViewModelTest {

    private final Desk desk = new Desk();
    private final List<RepairResult> repaired = new ArrayList<>();

    private RepairSheetViewModel sheet(Target target) {
        return new RepairSheetViewModel(desk.repairs, desk.work, Shop.request(target), repaired::add);
    }

    @Test
    void productionAsksForTheNameLetterByLetter() {
        RepairSheetViewModel sheet = sheet(Shop.PROD);
        sheet.preview();
        assertEquals(Stage.PREVIEWED, sheet.flow().stageProperty().get());
        for (String wrong : List.of("", "shop", "shop-prod ", "SHOP-PROD", "shop-prodd")) {
            sheet.flow().typedNameProperty().set(wrong);
            assertFalse(sheet.canRepair().get(), wrong);
            sheet.repair();
        }
        assertTrue(desk.repairs.applied().isEmpty());
        sheet.flow().typedNameProperty().set("shop-prod");
        assertTrue(sheet.canRepair().get());
        sheet.repair();
        assertEquals(1, desk.repairs.applied().size());
        assertEquals(Stage.APPLIED, sheet.flow().stageProperty().get());
    }

    @Test
    void aTestTargetAsksForNoName() {
        RepairSheetViewModel sheet = sheet(Shop.TEST);
        assertFalse(sheet.canRepair().get());
        sheet.preview();
        assertTrue(sheet.canRepair().get());
        assertEquals("Repair 7 rows", sheet.verb());
    }

    @Test
    void whatWasPreviewedIsSavedWithItsUndoBesideItAndNothingIsChanged(@TempDir Path folder) throws IOException {
        RepairSheetViewModel sheet = sheet(Shop.PROD);
        sheet.preview();

        sheet.saveAs(folder.resolve("fix.sql"));

        assertEquals("-- repair of 7", Files.readString(folder.resolve("fix.sql")));
        assertEquals("-- undo", Files.readString(folder.resolve("fix.undo.sql")));
        assertTrue(sheet.saidProperty().get().startsWith("Saved as "), sheet.saidProperty().get());
        assertTrue(desk.repairs.applied().isEmpty());
    }

    @Test
    void aFileThatExistsIsNotWrittenOver(@TempDir Path folder) throws IOException {
        Path mine = Files.writeString(folder.resolve("fix.sql"), "mine");
        RepairSheetViewModel sheet = sheet(Shop.PROD);
        sheet.preview();

        sheet.saveAs(mine);

        assertEquals("mine", Files.readString(mine));
        assertTrue(sheet.saidProperty().get().contains("exists already"), sheet.saidProperty().get());
    }

    @Test
    void nothingCanBeRepairedBeforeThePreviewOrTwice() {
        RepairSheetViewModel sheet = sheet(Shop.TEST);
        sheet.repair();
        assertTrue(desk.repairs.applied().isEmpty());
        sheet.preview();
        desk.repairs.during(sheet::repair); // a second press while the first is under way
        sheet.repair();
        sheet.repair();
        assertEquals(1, desk.repairs.applied().size());
        assertEquals(1, repaired.size());
    }

    @Test
    void anUnverifiedOrEmptyPreviewCannotBeApplied() {
        desk.repairs.preview(request -> new Outcome.Done<>(Shop.plan(request, 7, false)));
        RepairSheetViewModel unverified = sheet(Shop.TEST);
        unverified.preview();
        assertFalse(unverified.canRepair().get());
        desk.repairs.preview(request -> new Outcome.Done<>(Shop.plan(request, 0, true)));
        RepairSheetViewModel empty = sheet(Shop.TEST);
        empty.preview();
        assertFalse(empty.canRepair().get());
        assertEquals("There is nothing to change.", empty.reason().get());
    }

    @Test
    void aFailureKeepsPlanTicketAndNameAndSaysWhetherAnythingChanged() {
        Problem locked = Problem.of(ProblemCode.LOCK_TIMEOUT, "shop-prod");
        desk.repairs.apply(_ -> new Outcome.Failed<>(locked));
        RepairSheetViewModel sheet = sheet(Shop.PROD);
        sheet.preview();
        sheet.ticketProperty().set("CHG-7");
        sheet.flow().typedNameProperty().set("shop-prod");
        sheet.repair();
        assertEquals(Stage.FAILED, sheet.flow().stageProperty().get());
        assertEquals(locked, sheet.flow().problemProperty().get());
        assertNotNull(sheet.planProperty().get());
        assertEquals("CHG-7", sheet.ticketProperty().get());
        assertFalse(sheet.canRepair().get(), "must be previewed again first");
        sheet.preview();
        assertNull(sheet.flow().problemProperty().get());
        assertTrue(sheet.canRepair().get());
    }

    @Test
    void aBugWhileApplyingLeavesOpenWhetherAnythingChanged() {
        desk.repairs.apply(_ -> {
            throw new IllegalStateException("bug");
        });
        RepairSheetViewModel sheet = sheet(Shop.TEST);
        sheet.preview();
        sheet.repair();
        Problem problem = sheet.flow().problemProperty().get();
        assertNotNull(problem);
        assertEquals(Effect.UNKNOWN, problem.effect());
    }

    @Test
    void theTicketTypedAfterThePreviewGoesIntoTheRepair() {
        RepairSheetViewModel sheet = sheet(Shop.TEST);
        sheet.preview();
        RepairPlan seen = sheet.planProperty().get();
        assertNotNull(seen);
        sheet.ticketProperty().set(" CHG-9 ");
        sheet.repair();
        RepairPlan applied = desk.repairs.applied().getFirst();
        assertEquals("CHG-9", applied.request().ticket());
        assertEquals(seen.change(), applied.change());
        assertEquals(seen.findings(), applied.findings());
        assertEquals(seen.identity(), applied.identity());
    }

    @Test
    void aSheetThatAppliesDoesNotClose() {
        RepairSheetViewModel sheet = sheet(Shop.TEST);
        sheet.preview();
        List<Boolean> closed = new ArrayList<>();
        desk.repairs.during(() -> closed.add(sheet.flow().close()));
        sheet.repair();
        assertEquals(List.of(false), closed);
        assertTrue(sheet.flow().close());
    }

    @Test
    void closingCancelsThePreview() throws InterruptedException {
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        desk.repairs.preview(_ -> {
            running.countDown();
            await(go);
            throw new CancelledException();
        });
        Deque<Runnable> screen = new ArrayDeque<>();
        try (Jobs jobs = Jobs.threaded()) {
            UiWork work = new UiWork(jobs, task -> later(screen, task), Runnable::run, desk.texts);
            RepairSheetViewModel sheet = new RepairSheetViewModel(desk.repairs, work, Shop.request(Shop.TEST),
                    repaired::add);
            sheet.preview();
            running.await();
            assertEquals(Stage.PREVIEWING, sheet.flow().stageProperty().get());
            assertTrue(sheet.flow().close());
            go.countDown();
            Await.until("the preview to end", Duration.ofSeconds(10), () -> {
                run(screen);
                return sheet.flow().stageProperty().get() == Stage.FAILED;
            });
            Problem problem = sheet.flow().problemProperty().get();
            assertNotNull(problem);
            assertEquals(ProblemCode.CANCELLED, problem.code());
        }
    }

    @Test
    void otherTablesAreThoseTheRepairDoesNotName() {
        Map<String, Long> tables = Map.of("public.distillations", 7L, "audit", 3L);
        assertEquals(Map.of("audit", 3L), othersOf(tables));
        assertEquals(Map.of(), othersOf(Map.of("distillations", 7L)));
        assertEquals(Map.of("*", 2L), othersOf(Map.of("*", 9L)));
        assertEquals(Map.of(), othersOf(Map.of("*", 7L)));
    }

    private Map<String, Long> othersOf(Map<String, Long> tables) {
        desk.repairs.preview(request -> {
            RepairPlan plan = Shop.plan(request, 7, true);
            return new Outcome.Done<>(new RepairPlan(request, plan.identity(), plan.columns(), plan.findings(),
                    plan.statement(), plan.change(), tables, plan.effects(), plan.extent(), true, 0, 4, plan.at(),
                    List.of()));
        });
        RepairSheetViewModel sheet = sheet(Shop.TEST);
        sheet.preview();
        return sheet.otherTables();
    }

    @Test
    void onlyTheDrawnStepsAreLegal() {
        assertTrue(Stage.PREVIEWED.mayBecome(Stage.APPLYING));
        assertFalse(Stage.PREVIEWING.mayBecome(Stage.APPLYING));
        assertFalse(Stage.FAILED.mayBecome(Stage.APPLYING));
        for (Stage next : Stage.values()) {
            assertFalse(Stage.APPLIED.mayBecome(next));
        }
    }

    private static void later(Deque<Runnable> screen, Runnable task) {
        synchronized (screen) {
            screen.add(task);
        }
    }

    private static void run(Deque<Runnable> screen) {
        synchronized (screen) {
            while (!screen.isEmpty()) {
                screen.remove().run();
            }
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void whatCanNotBeTriedNorTakenBackMustBeAcceptedFirst() {
        desk.repairs.preview(request -> new Outcome.Done<>(Shop.stated(request)));
        RepairSheetViewModel sheet = new RepairSheetViewModel(desk.repairs, desk.work,
                Shop.request(Shop.TEST, Shop.REINDEX), repaired::add);
        sheet.preview();
        assertEquals("Confirm first that it can't be undone.", sheet.reason().get());
        sheet.acceptedProperty().set(true);
        sheet.repair();
        assertEquals(1, desk.repairs.applied().size());
    }

    @Test
    void statementsAreCountedAsStatements() {
        desk.repairs.preview(request -> new Outcome.Done<>(Shop.stated(request)));
        RepairSheetViewModel sheet = sheet(Shop.TEST);
        sheet.preview();
        assertEquals("Run 2 statements", sheet.verb());
    }

    @Test
    void aFailureHalfWayTellsThatSomethingChanged() {
        Problem half = Problem.of(ProblemCode.LOCK_TIMEOUT, "shop-test").withEffect(Effect.PARTLY_CHANGED);
        desk.repairs.apply(_ -> new Outcome.Failed<>(half));
        List<String> changed = new ArrayList<>();
        desk.changes.repair(Shop.request(Shop.TEST), _ -> changed.add("repaired"), () -> changed.add("changed"));
        desk.repairSheets.getFirst().repair();
        assertEquals(List.of("changed"), changed);
    }
}
