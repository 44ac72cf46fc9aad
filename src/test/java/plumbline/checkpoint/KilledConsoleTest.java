package plumbline.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import plumbline.app.Main;
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

    private static final String COMMITTING = "committing transaction";
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

    private void restores(int rounds) throws IOException, InterruptedException {
        try (RoundTrip trip = new RoundTrip(folder)) {
            WreckedDatabase database = new WreckedDatabase(trip);
            String last = "";
            for (int round = 0; round < rounds; round++) {
                int line = round % 3 == 0 ? Integer.MAX_VALUE : random.nextInt(LINES);
                int ended = kill(line, "restore", database.checkpoint().id(), uri(database), "--execute");
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
                int ended = kill(line, "create", uri(database), "--name", "again");
                String when = "seed " + seed + ", round " + round + ", line " + line + ", exit " + ended;
                WreckedDatabase.assertGoodOnesAreWhole(trip.shelf, database.checkpoint().path(), when);
                database.isWhole(when);
            }
        }
    }

    private static String uri(WreckedDatabase database) {
        return TargetUri.toUri(database.database().target().address());
    }

    /// Runs a command and kills it at a line of its log, or where it commits, unless it ends before.
    private int kill(int line, String... words) throws IOException, InterruptedException {
        Process child = start(words);
        try (BufferedReader log = child.errorReader(StandardCharsets.UTF_8)) {
            int number = 0;
            for (String text = log.readLine(); text != null; text = log.readLine()) {
                boolean here = line == Integer.MAX_VALUE ? text.contains(COMMITTING) : number == line;
                if (here) {
                    // the line is written before what it says is done; a few turns later it is under way
                    for (int turn = random.nextInt(2_000); turn > 0; turn--) {
                        Thread.onSpinWait();
                    }
                    child.destroyForcibly(); // closes the log, too
                    break;
                }
                number++;
            }
        } finally {
            child.waitFor(20, TimeUnit.SECONDS);
            child.toHandle().destroyForcibly();
        }
        return child.waitFor();
    }

    private Process start(String... words) throws IOException {
        String java = Optional.ofNullable(System.getProperty("java.home")).orElseThrow() + "/bin/java";
        List<String> command = new ArrayList<>(List.of(java, "--enable-native-access=ALL-UNNAMED", "-Xmx256m",
                "-XX:TieredStopAtLevel=1", "-cp",
                Optional.ofNullable(System.getProperty("java.class.path")).orElseThrow(), Main.class.getName(),
                "--home", folder.resolve("home").toString(), "checkpoint"));
        command.addAll(Arrays.asList(words));
        command.addAll(List.of("--dir", folder.resolve("checkpoints").toString(), "--log"));
        if (words[0].equals("restore")) {
            command.addAll(List.of("--environment", "test"));
        }
        return new ProcessBuilder(command).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
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
