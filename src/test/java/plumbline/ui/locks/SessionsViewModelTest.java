package plumbline.ui.locks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import plumbline.core.activity.Verb;
import plumbline.core.session.Row;
import plumbline.testing.BusyMorning;
import plumbline.testing.Desk;
import plumbline.testing.MemoryState;
import plumbline.testing.SampleContext;
import plumbline.testing.SampleLocks;
import plumbline.ui.grid.RowLook;

final class SessionsViewModelTest {

    private final SampleLocks locks = new SampleLocks(() -> SampleContext.START);
    private final LocksViewModel screen = locks.model(new Desk().work,
            new SimpleObjectProperty<>(SampleContext.START), new MemoryState());
    private final SessionsViewModel model = screen.sessions();

    @BeforeEach
    void morning() {
        Instant now = SampleContext.START;
        locks.watch().say(BusyMorning.read(BusyMorning.SHOP, now, locks.waits().morning()));
        screen.shown("");
        screen.sessionsShownProperty().set(true);
        locks.watch().say(locks.waits().sessions());
    }

    private Row row(int pid) {
        return model.grid().visible().stream().filter(row -> row.get(0) instanceof Long each && each == pid)
                .findFirst().orElseThrow();
    }

    @Test
    void clientsAreShownFirstAndServerProcessesOnRequest() {
        int clients = model.grid().visible().size();
        model.chipProperty().set(SessionChip.EVERYTHING);
        assertEquals(clients + 4, model.grid().visible().size());
    }

    @Test
    void everyChipSaysHowManyItShows() {
        for (SessionChip chip : SessionChip.values()) {
            model.chipProperty().set(chip);
            assertEquals(model.grid().visible().size(), model.countsProperty().get().get(chip), chip.word());
        }
    }

    @Test
    void longIdleTransactionsAreCriticalInWords() {
        assertEquals("idle in transaction, over 5 m", row(4711).text(1));
        assertEquals(RowLook.Kind.WARNING, model.grid().look(row(4711)).kind());
    }

    @Test
    void aStatementThatRunsTooLongIsCritical() {
        assertEquals("active, over 5 m", row(4900).text(1));
        assertEquals(RowLook.Kind.CRITICAL, model.grid().look(row(4900)).kind());
    }

    @Test
    void theGridSaysWhoWaitsAndWhoBlocks() {
        assertEquals("blocks 6", row(4711).text(6));
        assertEquals("waits, blocks 3", row(4731).text(6));
    }

    @Test
    void rowsAreGroupedByApplication() {
        model.grid().groupProperty().set("application");
        assertTrue(model.grid().lines().stream().map(model.grid()::headOf).filter(Objects::nonNull)
                .anyMatch(group -> group.value().equals("metabase") && group.rows().size() == 2));
    }

    @Test
    void theHolderOfTheHorizonIsNamed() {
        assertEquals("The oldest rows are kept by prepared transaction gx-2041, since 1 h 30 m, "
                + "age 120,311 transactions.", model.horizon());
    }

    @Test
    void aRevealedProcessIsLookedAtWhateverIsFiltered() {
        model.chipProperty().set(SessionChip.IDLE);
        model.reveal(4900);
        assertEquals(4900, Objects.requireNonNull(model.lookedProperty().get()).pid());
    }

    @Test
    void theVerbsAreForThoseChosen() {
        model.grid().select(List.of(row(4720), row(4725)));
        assertEquals("", model.against(Verb.CANCEL));
        model.act(Verb.CANCEL);
        assertEquals(List.of("cancel [4720, 4725]"), locks.asked());
    }

    @Test
    void aStatementOfAnotherDatabaseHasNoPlanHere() {
        model.look(row(4900));
        assertEquals("", model.explain().againstProperty().get());
        model.look(row(4720));
        assertEquals("", model.explain().againstProperty().get());
        assertFalse(model.explain().againstRunProperty().get().isEmpty());
    }
}
