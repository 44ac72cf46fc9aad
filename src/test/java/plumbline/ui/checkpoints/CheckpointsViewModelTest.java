package plumbline.ui.checkpoints;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumbline.core.checkpoint.Checkpoint;
import plumbline.core.checkpoint.Fault;
import plumbline.core.checkpoint.Manifest;
import plumbline.core.checkpoint.RestoreRequest;
import plumbline.core.checkpoint.SavedTable;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.sql.TableName;
import plumbline.core.work.CancelledException;
import plumbline.testing.Desk;
import plumbline.testing.MemoryState;
import plumbline.testing.SampleShelf;
import plumbline.ui.fx.Mark;
import plumbline.ui.fx.Said;

final class CheckpointsViewModelTest {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

    private final Desk desk = new Desk();
    private final SampleShelf shelf = new SampleShelf(InstantSource.fixed(NOW));
    private final MemoryState state = new MemoryState();
    private final CheckpointsViewModel model = shelf.model(desk.work, new SimpleObjectProperty<>(NOW), state);

    private Checkpoint chosen() {
        return Objects.requireNonNull(model.list().chosenProperty().get());
    }

    private Checkpoint named(String description) {
        return shelf.shelf.all().stream().filter(each -> each.label().description().equals(description)).findFirst()
                .orElseThrow();
    }

    private List<Checkpoint> listed() {
        return model.list().entries().stream().filter(Entry.OfCheckpoint.class::isInstance)
                .map(each -> ((Entry.OfCheckpoint) each).checkpoint()).toList();
    }

    @Test
    void theNewestStandsFirstWithoutGroups() {
        model.shown("");
        model.list().groupedProperty().set(false);
        assertEquals("before the price change", listed().getFirst().label().description());
    }

    @Test
    void groupsStandUnderTheirTargetsNames() {
        model.shown("");
        Entry.OfTarget first = assertInstanceOf(Entry.OfTarget.class, model.list().entries().getFirst());
        assertEquals("billing-test", first.target());
    }

    @Test
    void whatWasGroupedIsRemembered() {
        model.list().groupedProperty().set(false);
        CheckpointsViewModel again = shelf.model(desk.work, new SimpleObjectProperty<>(NOW), state);
        assertFalse(again.list().groupedProperty().get());
    }

    @Test
    void everyWordOfTheSearchMustOccur() {
        model.shown("");
        model.list().searchProperty().set("shop-prod PRICE");
        assertEquals(List.of("before the price change"),
                listed().stream().map(each -> each.label().description()).toList());
    }

    @Test
    void aTargetOfThePlaceNarrowsTheList() {
        model.shown("billing-test");
        assertEquals(2, listed().size());
    }

    @Test
    void theChipOfTroubleShowsWhatCanNotBeUsedAndWhatIsDamaged() {
        model.shown("");
        model.list().chipProperty().set(Chip.TROUBLE);
        assertEquals(5, listed().size());
        assertEquals(5, model.troubleProperty().get());
    }

    @Test
    void aRefreshKeepsTheChosenOne() {
        model.shown("");
        model.list().choose(named("nightly"));
        shelf.shelf.add(shelf.samples().of("shop-prod", Manifest.MANUAL, Duration.ZERO, "newest"));
        model.refresh();
        assertEquals("nightly", chosen().label().description());
    }

    @Test
    void tenThousandAreListedAndSearchedInNoTime() {
        shelf.samples().many(10_000).forEach(shelf.shelf::add);
        model.shown("");
        long before = System.nanoTime();
        model.list().searchProperty().set("run 9999");
        Duration took = Duration.ofNanos(System.nanoTime() - before);
        assertEquals(1, listed().size());
        assertTrue(took.compareTo(Duration.ofMillis(500)) < 0, took + " for a search");
    }

    @Test
    void aListThatCanNotBeReadSaysWhy() {
        shelf.shelf.fail(Problem.of(ProblemCode.HOME, "checkpoints"));
        model.shown("");
        assertEquals(ProblemCode.HOME, Objects.requireNonNull(model.list().problemProperty().get()).code());
    }

    @Test
    void oneThatCanNotBeUsedShowsNoTablesAndIsNotRestored() {
        model.shown("");
        model.list().choose(shelf.shelf.find("checkpoint_20261001_020000"));
        model.restore();
        assertTrue(model.contents().tables().isEmpty());
        assertTrue(shelf.restores.isEmpty());
    }

    @Test
    void whatWasCreatedIsChosen() {
        model.shown("");
        model.create();
        CreateViewModel create = assertInstanceOf(CreateViewModel.class, shelf.dialogs.getFirst());
        create.descriptionProperty().set("a new one");
        create.create();
        assertEquals("a new one", chosen().label().description());
    }

    @Test
    void whatTheRoleMayNotReadIsSaidOfANewCheckpoint() {
        model.shown("");
        model.create();
        assertInstanceOf(CreateViewModel.class, shelf.dialogs.getFirst()).create();
        assertEquals(Mark.WARNING, model.saidProperty().get().mark());
        assertTrue(model.saidProperty().get().text().endsWith("because the role may not read it: audit.events."),
                model.saidProperty().get().text());
    }

    @Test
    void aCancelledVerificationSaysWhatWasCancelled() {
        model.shown("");
        model.list().choose(named("before the price change"));
        shelf.shelf.verifying(() -> {
            throw new CancelledException();
        });
        model.verify();
        assertEquals("Verify " + chosen().id(), Objects.requireNonNull(model.problemProperty().get()).subject());
    }

    @Test
    void theLogHasTheLinesOfTheJob() {
        model.shown("");
        model.create();
        assertInstanceOf(CreateViewModel.class, shelf.dialogs.getFirst()).create();
        assertTrue(model.log().lines().stream()
                .anyMatch(line -> line.text().equals("[CHECKPOINT] [1/8] Saving table: customers")));
    }

    @Test
    void onlyChosenTablesAreSaved() {
        model.create();
        CreateViewModel create = assertInstanceOf(CreateViewModel.class, shelf.dialogs.getFirst());
        create.whatProperty().set(CreateViewModel.What.TABLES);
        assertFalse(create.mistake().get().isEmpty(), "nothing is chosen yet");
        create.filterProperty().set("order");
        create.chooseShown(true);
        create.create();
        assertEquals(List.of(TableName.of("public", "orders"), TableName.of("public", "order_lines")),
                shelf.created.getFirst().choice().tables());
    }

    @Test
    void aNameThatIsNoFileNameIsRefused() {
        model.create();
        CreateViewModel create = assertInstanceOf(CreateViewModel.class, shelf.dialogs.getFirst());
        create.nameProperty().set("../etc");
        create.create();
        assertTrue(shelf.created.isEmpty());
    }

    @Test
    void aVerificationThatFindsDamageSaysSo() {
        model.shown("");
        model.list().choose(named("before the price change"));
        shelf.shelf.wrong(List.of(Fault.at("tables/public.orders.copy.zst", Fault.Code.HASH, "a", "b")));
        model.verify();
        assertTrue(model.saidProperty().get().text().contains("expected SHA-256 a, found b"),
                model.saidProperty().get().text());
        assertEquals(Mark.CRITICAL, model.saidProperty().get().mark());
        assertFalse(chosen().label().intact());
    }

    @Test
    void anExportThatFindsDamageSaysSo() {
        model.shown("");
        shelf.shelf.wrong(List.of(Fault.at("tables/public.orders.copy.zst", Fault.Code.HASH, "a", "b")));
        model.exportTo(Path.of("a.tar"));
        assertEquals(Mark.CRITICAL, model.saidProperty().get().mark());
        assertTrue(model.saidProperty().get().text().contains("tables/public.orders.copy.zst"),
                model.saidProperty().get().text());
    }

    @Test
    void goodNewsArePastWhenAnotherOneIsLookedAt() {
        model.shown("");
        model.exportTo(Path.of("a.tar"));
        assertEquals(Mark.OK, model.saidProperty().get().mark());
        model.look(named("nightly"));
        assertEquals(Said.NOTHING, model.saidProperty().get());
    }

    @Test
    void badNewsStayWhenAnotherOneIsLookedAt() {
        model.shown("");
        shelf.shelf.wrong(List.of(Fault.at("tables/public.orders.copy.zst", Fault.Code.HASH, "a", "b")));
        model.exportTo(Path.of("a.tar"));
        model.look(named("nightly"));
        assertEquals(Mark.CRITICAL, model.saidProperty().get().mark());
    }

    @Test
    void nothingIsDeletedBeforeItIsConfirmed() {
        model.shown("");
        int before = shelf.shelf.all().size();
        model.remove();
        assertEquals(before, shelf.shelf.all().size());
        assertInstanceOf(RemoveViewModel.class, shelf.dialogs.getFirst()).remove();
        assertEquals(before - 1, shelf.shelf.all().size());
    }

    @Test
    void retentionRemovesExactlyWhatItShowed() {
        model.shown("");
        model.retention();
        RetentionViewModel retention = assertInstanceOf(RetentionViewModel.class, shelf.dialogs.getFirst());
        retention.keepProperty().set(3);
        List<Checkpoint> going = List.copyOf(retention.going());
        int before = shelf.shelf.all().size();
        assertEquals(2, going.size());
        retention.remove();
        assertEquals(before - 2, shelf.shelf.all().size());
        assertTrue(shelf.shelf.all().stream().noneMatch(going::contains));
    }

    @Test
    void pinningTurnsThePin() {
        model.shown("");
        model.list().choose(named("nightly"));
        model.pin();
        assertTrue(chosen().label().pinned());
        model.pin();
        assertFalse(chosen().label().pinned());
    }

    @Test
    void aVerbThatFailsSaysWhy() {
        model.shown("");
        shelf.shelf.fail(Problem.of(ProblemCode.DISK_FULL, "checkpoints"));
        model.pin();
        assertEquals(ProblemCode.DISK_FULL, Objects.requireNonNull(model.problemProperty().get()).code());
        assertEquals(Said.NOTHING, model.saidProperty().get());
    }

    @Test
    void aRestoreIsAskedForWithSafetyAndDelta() {
        model.shown("");
        model.list().choose(named("nightly"));
        model.restore();
        RestoreRequest request = shelf.restores.getFirst().request();
        assertEquals(RestoreRequest.Mode.DELTA, request.mode());
        assertTrue(request.safety());
        assertFalse(request.intoOther());
    }

    @Test
    void rowsAreReadPageByPageOnlyWhereTheyAreLookedAt() {
        model.shown("");
        model.list().choose(named("nightly"));
        model.contents().look(model.contents().tables().get(2));
        var rows = model.contents().rows();
        model.contents().goTo(1_000_100);
        assertEquals(200_000, rows.size());
        assertEquals(1_000_000, model.contents().firstProperty().get());
        assertTrue(shelf.shelf.pages().isEmpty());
        assertEquals("1000001", Objects.requireNonNull(rows.get(0).value()).values().getFirst());
        assertEquals(List.of(1_000_000L), shelf.shelf.pages());
        assertNull(Objects.requireNonNull(rows.get(1).value()).values().get(3), "NULL stays NULL");
    }

    @Test
    void aPageThatCanNotBeReadSaysWhyAndIsNotAskedForAgain() {
        model.shown("");
        model.list().choose(named("nightly"));
        shelf.shelf.fail(Problem.of(ProblemCode.BAD_CHECKPOINT, "x"));
        var rows = model.contents().rows();
        assertNull(rows.get(0).value());
        assertNull(rows.get(1).value());
        assertEquals(ProblemCode.BAD_CHECKPOINT, Objects.requireNonNull(rows.problemProperty().get()).code());
    }

    private ContentsViewModel smallTable() {
        model.shown("");
        model.list().choose(named("nightly"));
        ContentsViewModel contents = model.contents();
        contents.look(contents.tables().stream().min(Comparator.comparingLong(SavedTable::rows)).orElseThrow());
        return contents;
    }

    @Test
    void aSearchShowsOnlyRowsThatHoldTheTextUnderTheirOwnNumbers() {
        ContentsViewModel contents = smallTable();
        contents.search("17");
        var rows = contents.rows();
        assertTrue(rows.size() > 0 && rows.size() < Objects.requireNonNull(contents.tableProperty().get()).rows());
        ContentsViewModel.SavedRow first = Objects.requireNonNull(rows.get(0).value());
        assertTrue(first.values().stream().anyMatch(value -> value != null && value.contains("17")));
        assertEquals(String.valueOf(first.place() + 1), first.values().getFirst());
    }

    @Test
    void anEmptySearchShowsAllRowsAgain() {
        ContentsViewModel contents = smallTable();
        contents.search("17");
        contents.search(" ");
        assertEquals(Objects.requireNonNull(contents.tableProperty().get()).rows(), contents.rows().size());
    }

    @Test
    void aSearchInALargeTableKeepsNoMoreRowsThanCanBeLookedAt() {
        model.shown("");
        model.list().choose(named("nightly"));
        ContentsViewModel contents = model.contents();
        contents.look(contents.tables().stream().max(Comparator.comparingLong(SavedTable::rows)).orElseThrow());
        contents.search("1");
        assertEquals(RowSearch.MOST, contents.rows().size());
        assertTrue(assertInstanceOf(RowSearch.State.Found.class, contents.searchProperty().get()).more());
    }

    @Test
    void theRowsThatAreShownAreWrittenAsCsv(@TempDir Path folder) throws IOException {
        ContentsViewModel contents = smallTable();
        contents.search("17");
        Path file = folder.resolve("rows.csv");
        model.exportRows(RowsFile.Form.CSV, file);
        assertEquals(contents.rows().size() + 1, Files.readString(file).split("\r\n").length);
    }

    @Test
    void theRowsAreWrittenAsJson(@TempDir Path folder) throws IOException {
        ContentsViewModel contents = smallTable();
        Path file = folder.resolve("rows.json");
        model.exportRows(RowsFile.Form.JSON, file);
        assertEquals(contents.rows().size(), new ObjectMapper().readTree(file.toFile()).size());
    }

    @Test
    void anExportThatFailsLeavesNoFile(@TempDir Path folder) {
        smallTable();
        shelf.shelf.fail(Problem.of(ProblemCode.BAD_CHECKPOINT, "x"));
        model.exportRows(RowsFile.Form.CSV, folder.resolve("rows.csv"));
        assertEquals(ProblemCode.BAD_CHECKPOINT, Objects.requireNonNull(model.problemProperty().get()).code());
        assertEquals(0, Objects.requireNonNull(folder.toFile().list()).length);
    }
}
