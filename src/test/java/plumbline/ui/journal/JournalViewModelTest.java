package plumbline.ui.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import plumbline.core.checkpoint.Checkpoint;
import plumbline.core.checkpoint.Manifest;
import plumbline.core.export.ExtractFormat;
import plumbline.core.journal.JournalEntry;
import plumbline.core.journal.JournalState;
import plumbline.testing.Desk;
import plumbline.testing.FakeJournal;
import plumbline.testing.FakeShelf;
import plumbline.testing.MemoryConnections;
import plumbline.testing.SampleCheckpoints;
import plumbline.testing.Shop;

final class JournalViewModelTest {

    private final Desk desk = new Desk();
    private final FakeShelf shelf = new FakeShelf(List.of());
    private final JournalViewModel model = new JournalViewModel(desk.journal, () -> shelf,
            new MemoryConnections(List.of(Shop.TEST)), desk.changes, desk.work);

    @BeforeEach
    void entries() {
        add("R-1", "shop-test", "repair", JournalState.COMMITTED, "");
        add("R-2", "shop-test", "repair", JournalState.COMMITTED, "U-3");
        add("U-3", "shop-test", "undo", JournalState.COMMITTED, "");
        add("R-4", "gone", "repair", JournalState.COMMITTED, "");
        add("R-5", "shop-test", "repair", JournalState.INTENT, "");
        model.refresh();
    }

    private void add(String run, String target, String action, JournalState state, String undoneBy) {
        desk.journal.intend(FakeJournal.entry(run, target, action, state, undoneBy), Shop.change(2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"cancel", "terminate", "commit-prepared", "rollback-prepared"})
    void whatWasSentToASessionCanNotBeTakenBack(String action) {
        add("S-6", "shop-test", action, JournalState.COMMITTED, "");
        model.refresh();
        choose("S-6");
        assertEquals("What was sent to a session or a prepared transaction can't be taken back.",
                model.undoReason().get());
    }

    @Test
    void aRestoreIsTakenBackByItsSafetyCheckpoint() {
        Checkpoint safety = new SampleCheckpoints(Shop.NOON).of("shop-test",
                Manifest.SAFETY, Duration.ZERO, "");
        shelf.add(safety);
        add(safety.contents().run(), "shop-test", "restore", JournalState.COMMITTED, "");
        model.refresh();
        choose(safety.contents().run());
        assertEquals("A restore is undone by restoring its safety checkpoint " + safety.id()
                + ": on the screen Checkpoints choose it and Restore.", model.undoReason().get());
    }

    @Test
    void aRestoreWhoseSafetyCheckpointIsGoneSaysSo() {
        add("R-9", "shop-test", "restore", JournalState.COMMITTED, "");
        model.refresh();
        choose("R-9");
        assertTrue(model.undoReason().get().startsWith("No safety checkpoint of this restore is there"),
                model.undoReason().get());
    }

    @Test
    void aRestoreThatWasNotCommittedHasNothingToTakeBack() {
        add("R-9", "shop-test", "restore", JournalState.ROLLED_BACK, "");
        model.refresh();
        choose("R-9");
        assertEquals("Only a committed change can be undone.", model.undoReason().get());
    }

    @Test
    void theNewestComeFirstAndTheSearchNarrows() {
        assertEquals(List.of("R-5", "R-4", "U-3", "R-2", "R-1"),
                model.entries().stream().map(JournalEntry::run).toList());
        model.searchProperty().set("gone");
        model.refresh();
        assertEquals(List.of("R-4"), model.entries().stream().map(JournalEntry::run).toList());
    }

    @Test
    void onlyACommittedRepairOfAKnownTargetCanBeTakenBackOnce() {
        assertEquals("Choose a change.", model.undoReason().get());
        choose("R-2");
        assertEquals("Already undone by run U-3.", model.undoReason().get());
        choose("U-3");
        assertEquals("This is itself an undo.", model.undoReason().get());
        choose("R-4");
        assertEquals("The connection gone no longer exists.", model.undoReason().get());
        choose("R-5");
        assertEquals("Only a committed change can be undone.", model.undoReason().get());
        model.undo();
        assertTrue(desk.undoSheets.isEmpty());
        choose("R-1");
        assertEquals("", model.undoReason().get());
        model.undo();
        assertEquals(1, desk.undoSheets.size());
        assertTrue(desk.repairs.undone().isEmpty(), "the sheet previews first");
    }

    @Test
    void theChosenEntryShowsItsRowsAndSurvivesARefresh() {
        choose("R-1");
        assertNotNull(model.imagesProperty().get());
        add("R-6", "shop-test", "repair", JournalState.COMMITTED, "");
        model.refresh();
        JournalEntry chosen = model.chosenProperty().get();
        assertNotNull(chosen);
        assertEquals("R-1", chosen.run());
        choose("no such run");
        assertNull(model.chosenProperty().get());
        assertNull(model.imagesProperty().get());
    }

    @Test
    void exportsWithStableNames() {
        choose("R-1");
        String markdown = ExtractFormat.MARKDOWN.text(model.extract(List.of(model.entries().getLast())), true);
        assertTrue(markdown.startsWith("| run | at | who | host | target | environment | action |"), markdown);
        assertTrue(markdown.contains("| R-1 | 2026-11-20T12:00:00Z | ada/plumbline |"), markdown);
        assertEquals(5, model.extract(List.of()).rows().size());
    }

    private void choose(String run) {
        model.chosenRunProperty().set(run);
    }
}
