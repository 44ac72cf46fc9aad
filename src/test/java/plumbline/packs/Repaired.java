package plumbline.packs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import plumbline.core.check.CheckStatus;
import plumbline.core.pack.Means;
import plumbline.core.problem.Outcome;
import plumbline.core.repair.RepairPlan;
import plumbline.core.repair.RepairRequest;
import plumbline.core.repair.RepairResult;
import plumbline.core.repair.UndoResult;
import plumbline.core.work.WorkContext;
import plumbline.packs.Trial.Fault;
import plumbline.testing.TestPostgres;

/// What every way of a pack must do.
final class Repaired {

    private Repaired() {}

    /// Preview changes nothing, apply leaves the check clean, undo brings back every row as it was.
    static void putRightAndTakenBack(Trial trial, TestPostgres.Database database, Fault fault, String way) {
        RepairRequest request = trial.request(database, fault.check(), way);
        String before = Trial.everything(database);

        RepairPlan plan = trial.repairs.preview(request, WorkContext.none()).orThrow();
        assertTrue(plan.verified());
        assertEquals(fault.count(), plan.findings().size());
        assertEquals(before, Trial.everything(database), "a preview changes nothing");

        RepairResult result = trial.repairs.apply(plan, WorkContext.none()).orThrow();
        assertTrue(result.changed() > 0);
        assertEquals(0, result.remaining());
        assertEquals(CheckStatus.CLEAN, trial.ask(database, fault.check()).status());
        assertNotEquals(before, Trial.everything(database));

        Outcome<UndoResult> undo = trial.repairs.undo(database.target(), result.run(), true, WorkContext.none());
        if (request.way().means() instanceof Means.Outside) {
            assertInstanceOf(Outcome.Failed.class, undo);
            assertFalse(request.way().noUndo().isEmpty());
        } else {
            assertTrue(undo.orThrow().executed());
            assertEquals(before, Trial.everything(database), "an undo brings everything back");
            assertEquals(fault.count(), trial.ask(database, fault.check()).count());
        }
    }
}
