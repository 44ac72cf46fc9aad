package plumbline.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import plumbline.core.check.IgnoredFindings;
import plumbline.core.journal.JournalEntry;
import plumbline.core.journal.JournalState;
import plumbline.core.pack.yaml.PackShelf;
import plumbline.core.repair.Actor;
import plumbline.core.repair.RepairEngine;
import plumbline.core.service.ApplicationService;
import plumbline.core.target.TargetUri;
import plumbline.store.Home;
import plumbline.store.SqliteJournal;
import plumbline.store.Store;
import plumbline.testing.Await;
import plumbline.testing.TestPostgres;

/// The console itself is killed while it puts back or saves: the database is whole or wrecked, the journal finds out
/// which, and a half checkpoint is never listed as good.
@Timeout(value = 30, unit = TimeUnit.MINUTES)
class KilledConsoleTest {

    /// No more lines than a run writes after its first one.
    private static final int LINES = 40;

    private final long seed = Long.getLong("plumbline.seed", System.nanoTime());
    private final Random random = new Random(seed);

    @TempDir
    Path folder = Path.of("");

    @Test
    void leavesAllOfARestoreOrNothing() throws IOException, InterruptedException {
        restores(3);
    }

    @Test
    void leavesNoHalfCheckpointThatLooksGood() throws IOException, InterruptedException {
        creations(2);
    }

    @Tag("proofs")
    @Test
    void leavesAllOfARestoreOrNothingAHundredTimes() throws IOException, InterruptedException {
        restores(100);
    }

    @Tag("proofs")
    @Test
    void leavesNoHalfCheckpointThatLooksGoodAHundredTimes() throws IOException, InterruptedException {
        creations(100);
    }

    private KilledConsole child() {
        return new KilledConsole(folder, random);
    }

    private void restores(int rounds) throws IOException, InterruptedException {
        try (RoundTrip trip = new RoundTrip(folder)) {
            WreckedDatabase database = new WreckedDatabase(trip);
            String last = "";
            for (int round = 0; round < rounds; round++) {
                int line = round % 3 == 0 ? Integer.MAX_VALUE : random.nextInt(LINES);
                int ended = child().killed(line, "restore", database.checkpoint().id(), uri(database), "--execute");
                String when = "seed " + seed + ", round " + round + ", line " + line + ", exit " + ended;
                boolean whole = database.isWhole(when);
                last = found(trip, database, whole, last, when);
                WreckedDatabase.assertGoodOnesAreWhole(trip.shelf, database.checkpoint().path(), when);
                database.wreckAgain(whole);
            }
        }
    }

    private void creations(int rounds) throws IOException, InterruptedException {
        try (RoundTrip trip = new RoundTrip(folder)) {
            WreckedDatabase database = new WreckedDatabase(trip);
            for (int round = 0; round < rounds; round++) {
                int line = random.nextInt(LINES);
                int ended = child().killed(line, "create", uri(database), "--name", "again");
                String when = "seed " + seed + ", round " + round + ", line " + line + ", exit " + ended;
                WreckedDatabase.assertGoodOnesAreWhole(trip.shelf, database.checkpoint().path(), when);
                database.isWhole(when);
            }
        }
    }

    private static String uri(WreckedDatabase database) {
        return TargetUri.toUri(database.database().target().address());
    }

    /// Looks after what was left as the next console does.
    ///
    /// @return the newest run in the journal
    private String found(RoundTrip trip, WreckedDatabase database, boolean whole, String former, String when) {
        TestPostgres.Database its = database.database();
        InstantSource later = () -> Instant.now().plus(Duration.ofMinutes(11));
        try (Store store = new Store(new Home(folder.resolve("home")))) {
            SqliteJournal journal = new SqliteJournal(store);
            RepairEngine engine = new RepairEngine(trip.sessions.sessions(), new PackShelf(folder),
                    IgnoredFindings.none(), ApplicationService.none(), journal, new Actor("tester", "here"), later);
            Await.until("every outcome is known", Duration.ofSeconds(20), () -> {
                var _ = engine.resolve(_ -> Optional.of(its.target()));
                return journal.unresolved(Instant.MAX).isEmpty();
            });
            Optional<JournalEntry> last = journal.newest("", 1).stream().findFirst();
            boolean isNew = last.isPresent() && !last.get().run().equals(former);
            assertTrue(isNew || !whole, when + ": restored without a word in the journal");
            if (isNew) {
                assertEquals(whole ? JournalState.COMMITTED : JournalState.ROLLED_BACK, last.get().state(), when);
            }
            return last.map(JournalEntry::run).orElse("");
        }
    }
}
