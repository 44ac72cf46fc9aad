package plumbline.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import plumbline.core.check.IgnoredFindings;
import plumbline.core.checkpoint.Checkpoint;
import plumbline.core.journal.JournalEntry;
import plumbline.core.journal.JournalState;
import plumbline.core.pack.yaml.PackShelf;
import plumbline.core.repair.Actor;
import plumbline.core.repair.RepairEngine;
import plumbline.core.service.ApplicationService;
import plumbline.core.target.Address.SqliteAddress;
import plumbline.core.target.Environment;
import plumbline.core.target.Target;
import plumbline.core.target.TargetUri;
import plumbline.store.Home;
import plumbline.store.SqliteJournal;
import plumbline.store.Store;

/// The console is killed while it saves or puts back a SQLite file: the file is whole and either as it was or as the
/// checkpoint has it, the journal finds out which, and nothing of it stays in the console's folder.
@Timeout(value = 30, unit = TimeUnit.MINUTES)
class KilledSqliteConsoleTest {

    /// Larger than SQLite's cache of pages, so that it writes into the file before the commit.
    private static final String SETUP = "CREATE TABLE t (id INTEGER PRIMARY KEY, v TEXT, n INT);"
            + "CREATE INDEX by_n ON t (n); CREATE TABLE s (id INTEGER PRIMARY KEY AUTOINCREMENT, t INT REFERENCES t);"
            + "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 9000)"
            + " INSERT INTO t SELECT i, hex(zeroblob(200)) || i, i FROM n; INSERT INTO s (t) VALUES (1), (2), (3)";
    private static final String WRECK = "UPDATE t SET v = 'wrecked ' || id, n = -n WHERE id % 3 > 0;"
            + " DELETE FROM t WHERE id % 50 = 0; INSERT INTO s (t) VALUES (7), (8)";

    private final long seed = Long.getLong("plumbline.seed", System.nanoTime());
    private final Random random = new Random(seed);

    @TempDir
    Path folder = Path.of("");

    @ParameterizedTest
    @ValueSource(strings = {"WAL", "DELETE"})
    void leavesAllOfARestoreOrNothing(String mode) throws IOException, InterruptedException {
        rounds(mode, 2);
    }

    @Tag("proofs")
    @ParameterizedTest
    @ValueSource(strings = {"WAL", "DELETE"})
    void leavesAllOfARestoreOrNothingAHundredTimes(String mode) throws IOException, InterruptedException {
        rounds(mode, 100);
    }

    private void rounds(String mode, int rounds) throws IOException, InterruptedException {
        Path file = folder.resolve("a file?.db");
        SqliteImage.run(file, "PRAGMA journal_mode = " + mode + ";" + SETUP);
        Target target = Target.adHoc(new SqliteAddress(file), Environment.TEST);
        try (RoundTrip trip = new RoundTrip(folder)) {
            List<String> whole = SqliteImage.of(file);
            Checkpoint checkpoint = trip.create(target);
            SqliteImage.run(file, WRECK);
            List<String> wrecked = SqliteImage.of(file);
            KilledConsole console = new KilledConsole(folder, random);
            String uri = TargetUri.toUri(target.address());
            String last = "";
            for (int round = 0; round < rounds; round++) {
                boolean commits = round % 4 == 1;
                int ended = commits
                        ? console.killed(Integer.MAX_VALUE, "restore", checkpoint.id(), uri, "--execute")
                        : console.killedAfter("Starting restore process", 400, "restore", checkpoint.id(), uri,
                                "--execute");
                String when = "seed " + seed + ", " + mode + ", round " + round + ", exit " + ended;
                Optional<JournalEntry> entry = resolved(trip, target);
                List<String> now = SqliteImage.of(file);
                assertTrue(now.equals(whole) || now.equals(wrecked), () -> when + ": half restored");
                boolean restored = now.equals(whole);
                boolean isNew = entry.isPresent() && !entry.get().run().equals(last);
                assertTrue(isNew || !restored, when + ": restored without a word in the journal");
                if (isNew) {
                    assertEquals(restored ? JournalState.COMMITTED : JournalState.ROLLED_BACK, entry.get().state(),
                            when);
                    last = entry.get().run();
                }
                WreckedDatabase.assertGoodOnesAreWhole(trip.shelf, checkpoint.path(), when);
                if (restored) {
                    SqliteImage.run(file, WRECK);
                    wrecked = SqliteImage.of(file);
                }
                if (round % 2 == 0) {
                    int created = console.killedAfter("Starting checkpoint creation", 300, "create", uri, "--name",
                            "again");
                    String then = when + ", creation " + created;
                    WreckedDatabase.assertGoodOnesAreWhole(trip.shelf, checkpoint.path(), then);
                    assertEquals(wrecked, SqliteImage.of(file), then);
                }
            }
            assertEquals(0, console.killed(-1, "restore", checkpoint.id(), uri), "the next one that opens its folder");
            assertEquals(List.of(), left());
        }
    }

    /// What lies in the console's private folder.
    private List<Path> left() throws IOException {
        try (Stream<Path> all = Files.walk(folder.resolve("home/scratch"))) {
            return all.filter(path -> path.getFileName().toString().endsWith(".db")).toList();
        }
    }

    /// Looks after what was left as the next console does, before anybody else opens the file.
    private Optional<JournalEntry> resolved(RoundTrip trip, Target target) {
        InstantSource later = () -> Instant.now().plusSeconds(700);
        try (Store store = new Store(new Home(folder.resolve("home")))) {
            SqliteJournal journal = new SqliteJournal(store);
            RepairEngine engine = new RepairEngine(trip.sessions.sessions(), new PackShelf(folder),
                    IgnoredFindings.none(), ApplicationService.none(), journal, new Actor("tester", "here"), later);
            var _ = engine.resolve(_ -> Optional.of(target));
            return journal.newest("", 1).stream().findFirst();
        }
    }
}
