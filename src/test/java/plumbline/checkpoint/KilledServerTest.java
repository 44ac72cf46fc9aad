package plumbline.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.event.Level;
import plumbline.core.checkpoint.Checkpoint;
import plumbline.core.checkpoint.CheckpointLog;
import plumbline.core.checkpoint.Choice;
import plumbline.core.checkpoint.CreateRequest;
import plumbline.core.checkpoint.Manifest;
import plumbline.core.checkpoint.RestoreRequest;
import plumbline.core.checkpoint.RestoreResult;
import plumbline.core.journal.JournalState;
import plumbline.core.problem.Effect;
import plumbline.core.problem.Outcome;
import plumbline.core.work.WorkContext;

/// The server ends the console's sessions at some moment: a restore is done or not done and says which, and nothing half
/// is ever listed as a checkpoint.
@Timeout(value = 20, unit = TimeUnit.MINUTES)
class KilledServerTest {

    private final long seed = Long.getLong("plumbline.seed", System.nanoTime());
    private final Random random = new Random(seed);

    @TempDir
    Path folder = Path.of("");

    @Test
    void aRestoreIsDoneOrNotDone() {
        restores(5);
    }

    @Test
    void aCreationIsDoneOrNotDone() {
        creations(5);
    }

    @Tag("proofs")
    @Test
    void aRestoreIsDoneOrNotDoneAtAHundredMoments() {
        restores(100);
    }

    @Tag("proofs")
    @Test
    void aCreationIsDoneOrNotDoneAtAHundredMoments() {
        creations(100);
    }

    private void restores(int rounds) {
        try (RoundTrip trip = new RoundTrip(folder)) {
            WreckedDatabase database = new WreckedDatabase(trip);
            Lines undisturbed = new Lines(Integer.MAX_VALUE, database);
            assertTrue(restore(trip, database, undisturbed) instanceof Outcome.Done<RestoreResult>, "undisturbed");
            int moments = undisturbed.seen();
            database.wreckAgain(true);
            for (int round = 0; round < rounds; round++) {
                // every third one at the commit itself
                Lines lines = new Lines(round % 3 == 0 ? Lines.COMMIT : random.nextInt(moments), database);
                Outcome<RestoreResult> outcome = restore(trip, database, lines);
                lines.await();
                String when = "seed " + seed + ", round " + round + ", " + lines + ", " + outcome;
                boolean whole = database.isWhole(when);
                agrees(trip, outcome, whole, when);
                WreckedDatabase.assertGoodOnesAreWhole(trip.shelf, database.checkpoint().path(), when);
                database.wreckAgain(whole);
            }
        }
    }

    private static Outcome<RestoreResult> restore(RoundTrip trip, WreckedDatabase database, Lines lines) {
        return trip.restores.applyUnseen(RestoreRequest.whole(database.database().target(), trip.shelf,
                database.checkpoint()), lines, WorkContext.none());
    }

    private static void agrees(RoundTrip trip, Outcome<RestoreResult> outcome, boolean whole, String when) {
        switch (outcome) {
            case Outcome.Done<RestoreResult>(RestoreResult result) -> {
                assertTrue(whole, when);
                assertEquals(JournalState.COMMITTED, trip.journal.find(result.run()).orElseThrow().state(), when);
            }
            case Outcome.Failed<RestoreResult>(var problem) -> {
                assertFalse(whole, when);
                assertEquals(Effect.NOTHING_CHANGED, problem.effect(), when);
                trip.journal.newest("", 1).forEach(
                        entry -> assertNotEquals(JournalState.UNKNOWN, entry.state(), when));
            }
        }
    }

    private void creations(int rounds) {
        try (RoundTrip trip = new RoundTrip(folder)) {
            WreckedDatabase database = new WreckedDatabase(trip);
            Lines undisturbed = new Lines(Integer.MAX_VALUE, database);
            Checkpoint first = create(trip, database, undisturbed).orThrow();
            int moments = undisturbed.seen();
            trip.shelf.delete(first);
            for (int round = 0; round < rounds; round++) {
                Lines lines = new Lines(random.nextInt(moments), database);
                Outcome<Checkpoint> outcome = create(trip, database, lines);
                lines.await();
                String when = "seed " + seed + ", round " + round + ", " + lines + ", " + outcome;
                int made = outcome instanceof Outcome.Done<Checkpoint> ? 2 : 1;
                assertEquals(made, trip.shelf.all().size(), when);
                WreckedDatabase.assertGoodOnesAreWhole(trip.shelf, database.checkpoint().path(), when);
                database.isWhole(when);
            }
        }
    }

    private static Outcome<Checkpoint> create(RoundTrip trip, WreckedDatabase database, Lines lines) {
        return trip.checkpoints.create(new CreateRequest(database.database().target(), Choice.ALL, "again", "",
                Manifest.MANUAL, 2, false), trip.shelf, lines, WorkContext.none());
    }

    /// Ends the jobs beside the work that goes on, at a line.
    private static final class Lines implements CheckpointLog {

        static final int COMMIT = -1;

        private final int moment;
        private final WreckedDatabase database;
        private final AtomicInteger seen = new AtomicInteger();
        private final AtomicReference<CompletableFuture<Boolean>> ending = new AtomicReference<>(
                CompletableFuture.completedFuture(true));

        Lines(int moment, WreckedDatabase database) {
            this.moment = moment;
            this.database = database;
        }

        int seen() {
            return seen.get();
        }

        void await() {
            ending.get().join();
        }

        @Override
        public void line(Level level, String text) {
            heard(text);
        }

        @Override
        public void at(Progress progress) {
            heard(progress.phase());
        }

        private void heard(String text) {
            int number = seen.getAndIncrement();
            if (number == moment || (moment == COMMIT && text.contains("committing transaction"))) {
                ending.set(CompletableFuture.supplyAsync(() -> {
                    database.endJobs();
                    return true;
                }));
            }
        }

        @Override
        public String toString() {
            return moment == COMMIT ? "at the commit" : "at line " + moment;
        }
    }
}
