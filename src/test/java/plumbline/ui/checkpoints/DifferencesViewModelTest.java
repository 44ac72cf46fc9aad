package plumbline.ui.checkpoints;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import plumbline.core.checkpoint.Checkpoint;
import plumbline.core.checkpoint.Drift;
import plumbline.core.checkpoint.RowDifference;
import plumbline.core.checkpoint.Side;
import plumbline.core.checkpoint.TableDifference;
import plumbline.core.problem.Outcome;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.testing.Desk;
import plumbline.testing.FakeComparison;
import plumbline.testing.MemoryState;
import plumbline.testing.SampleShelf;
import plumbline.ui.sheet.RestoreOrder;

final class DifferencesViewModelTest {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

    private final Desk desk = new Desk();
    private final SampleShelf shelf = new SampleShelf(InstantSource.fixed(NOW));
    private final CheckpointsViewModel screen = shelf.model(desk.work, new SimpleObjectProperty<>(NOW),
            new MemoryState());
    private final DifferencesViewModel model = screen.differences();

    @BeforeEach
    void choose() {
        screen.shown("");
        screen.list().choose(shelf.shelf.all().getFirst());
    }

    private RowDifference changedOrder() {
        return Objects.requireNonNull(model.rows().get(0).value());
    }

    @Test
    void theOwnTargetIsOfferedFirst() {
        Other.Live first = assertInstanceOf(Other.Live.class, model.otherProperty().get());
        assertEquals("shop-prod", first.target().name());
    }

    @Test
    void withATargetTheWayIsThatOfARestore() {
        model.compare();
        assertInstanceOf(Side.Live.class, shelf.compared.get(0));
        assertInstanceOf(Side.Saved.class, shelf.compared.get(1));
    }

    @Test
    void ofTwoCheckpointsTheOlderIsTheFirst() {
        Other older = model.others().stream().filter(each -> each instanceof Other.Saved saved
                && saved.checkpoint().label().description().equals("nightly")).findFirst().orElseThrow();
        model.otherProperty().set(older);
        model.compare();
        assertEquals("nightly", assertInstanceOf(Side.Saved.class, shelf.compared.get(0)).checkpoint().label()
                .description());
    }

    @Test
    void jsonIsReadByTheServerOfWhereTheOtherOneWasTaken() {
        Checkpoint json = shelf.samples().json(Duration.ofDays(30), "of the system itself");
        shelf.shelf.add(json);
        screen.refresh();
        model.otherProperty().set(new Other.Saved(json));
        model.compare();
        assertEquals(List.of("shop-prod"), shelf.readers);
    }

    @Test
    void turningRoundComparesTheOtherWay() {
        model.compare();
        model.turn();
        assertInstanceOf(Side.Saved.class, shelf.compared.get(2));
        assertTrue(shelf.comparisons.getFirst().closed(), "what was compared before is let go");
    }

    @Test
    void theFirstTableThatDiffersIsShown() {
        model.compare();
        assertEquals(FakeComparison.ORDERS, Objects.requireNonNull(model.tableProperty().get()).name());
    }

    @Test
    void hundredThousandDifferencesAreReadPageByPage() {
        model.compare();
        model.look(model.tables().get(1));
        assertEquals(120_000, model.rows().size());
        assertEquals(119_999, Objects.requireNonNull(model.rows().get(119_999).value()).place());
        assertEquals(List.of(119_800L), shelf.comparisons.getFirst().pages());
    }

    @Test
    void aFailureSaysWhy() {
        shelf.comparing((_, _) -> new Outcome.Failed<>(Problem.of(ProblemCode.LOST, "shop-prod")));
        model.compare();
        assertEquals(DifferencesViewModel.Phase.FAILED, model.phaseProperty().get());
        assertEquals(ProblemCode.LOST, Objects.requireNonNull(model.problemProperty().get()).code());
    }

    @Test
    void anotherCheckpointForgetsWhatWasCompared() {
        model.compare();
        Checkpoint other = shelf.shelf.all().get(2);
        screen.list().choose(other);
        assertEquals(DifferencesViewModel.Phase.NONE, model.phaseProperty().get());
        assertTrue(shelf.comparisons.getFirst().closed());
    }

    @Test
    void aRefreshKeepsTheComparison() {
        model.compare();
        screen.refresh();
        assertEquals(DifferencesViewModel.Phase.SHOWN, model.phaseProperty().get());
    }

    @Test
    void nothingChosenCanNotBeRestored() {
        model.compare();
        assertFalse(model.whyNot().isEmpty());
        screen.restoreChosen();
        assertTrue(shelf.restores.isEmpty());
    }

    @Test
    void wholeTablesAreRestoredWithoutNamingTheirRows() {
        model.compare();
        model.chosen().table(FakeComparison.CUSTOMERS, true);
        screen.restoreChosen();
        RestoreOrder order = shelf.restores.getFirst();
        assertEquals(List.of(FakeComparison.CUSTOMERS), order.request().tables());
        assertTrue(order.request().choice().all());
    }

    @Test
    void aCellIsRestoredAloneAndMustBeFoundThereAgain() {
        model.compare();
        RowDifference row = changedOrder();
        model.chosen().cell(FakeComparison.ORDERS, row, 2, true);
        screen.restoreChosen();
        RestoreOrder order = shelf.restores.getFirst();
        BitSet amount = new BitSet();
        amount.set(2);
        assertEquals(Map.of(FakeComparison.ORDERS, Map.of(0L, amount)), order.request().choice().rows());
        assertEquals(Map.of(0L, row), order.seen().get(FakeComparison.ORDERS));
        assertEquals(3L, order.sizes().get(FakeComparison.ORDERS));
    }

    @Test
    void allCellsOfARowAreTheRow() {
        model.compare();
        RowDifference row = changedOrder();
        model.chosen().cell(FakeComparison.ORDERS, row, 2, true);
        assertNull(model.chosen().row(FakeComparison.ORDERS, 0));
        model.chosen().cell(FakeComparison.ORDERS, row, 3, true);
        assertTrue(Objects.requireNonNull(model.chosen().row(FakeComparison.ORDERS, 0)));
    }

    @Test
    void aRowLeftOutOfAWholeTableLeavesTheOthers() {
        model.compare();
        model.chosen().table(FakeComparison.CUSTOMERS, true);
        model.chosen().row(FakeComparison.CUSTOMERS, 7, null, false);
        assertNull(model.chosen().table(FakeComparison.CUSTOMERS));
        assertEquals(119_999, model.chosen().rows());
    }

    @Test
    void theOtherWayRoundNothingIsRestored() {
        model.compare();
        model.turn();
        model.chosen().table(FakeComparison.ORDERS, true);
        assertEquals(desk.texts.now("checkpoints.choose.turn"), model.whyNot());
    }

    @Test
    void tablesThatAreTheSameAreLeftOutUnlessTheyAreAskedFor() {
        model.compare();
        long differing = model.shownTables().size();
        model.onlyDifferingProperty().set(false);
        assertEquals(List.of(2L, 3L), List.of(differing, (long) model.shownTables().size()));
    }

    @Test
    void tablesAreFoundByAPartOfTheirName() {
        model.compare();
        model.filterProperty().set("CUST");
        assertEquals(List.of(FakeComparison.CUSTOMERS),
                model.shownTables().stream().map(TableDifference::name).toList());
    }

    @Test
    void everythingIsChosenByOneBox() {
        model.compare();
        model.chosen().everything(true);
        assertEquals(120_003, model.chosen().rows());
    }

    @Test
    void rowsOfATableWhoseStructureStandsInTheWayCanNotBeChosen() {
        RowsChosen chosen = new RowsChosen();
        chosen.begin(List.of(new TableDifference(FakeComparison.ORDERS, List.of(), true, 5, 0, 0, 0, Map.of(),
                List.of(new Drift("table-added", "public.orders", true)), "absent")));
        chosen.table(FakeComparison.ORDERS, true);
        assertFalse(chosen.row(FakeComparison.ORDERS, 1, null, true));
        assertEquals(0, chosen.rows());
    }

    @Test
    void manyRowsAreChosenAtOnce() {
        model.compare();
        Map<Long, Optional<RowDifference>> rows = new HashMap<>();
        for (long i = 0; i < 50_000; i++) {
            rows.put(i, Optional.empty());
        }
        model.chosen().rows(FakeComparison.CUSTOMERS, rows, true);
        assertEquals(50_000, model.chosen().rows());
    }
}
