package plumbline.core.repair;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import plumbline.core.journal.JournalEntry;
import plumbline.core.journal.JournalState;
import plumbline.core.repair.RepairChild.Stop;
import plumbline.core.target.Target;
import plumbline.store.Home;
import plumbline.store.SqliteJournal;
import plumbline.store.Store;
import plumbline.testing.Await;
import plumbline.testing.TestSessions;
import plumbline.testing.UsageDatabase;

/// A console is killed in the middle of a repair: all of it is there and journalled, or nothing of it.
@Timeout(value = 20, unit = TimeUnit.MINUTES)
final class KilledRepairTest {

    private static final TestSessions SESSIONS = new TestSessions();
    private static final String SQLITE = "sqlite";
    private static final String BREAK_AGAIN = "UPDATE distillations SET usage_count = "
            + "CASE id WHEN 2 THEN 9 WHEN 5 THEN 0 ELSE NULL END WHERE id IN (2, 5, 7);\n";
    private static final Map<Long, Long> RIGHT = new TreeMap<>(
            Map.of(1L, 2L, 2L, 1L, 3L, 1L, 4L, 0L, 5L, 2L, 6L, 2L, 7L, 1L, 8L, 0L));

    private final Random random = new Random();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @AfterAll
    static void close() {
        SESSIONS.close();
    }

    private UsageDatabase database(String kind) {
        return UsageDatabase.of(kind, folder);
    }

    @ParameterizedTest
    @ValueSource(strings = {"18", SQLITE})
    void leavesAllOfARepairOrNothing(String kind) throws IOException, InterruptedException {
        UsageDatabase database = database(kind);
        Map<Long, Long> wrong = database.counters();
        List<Stop> rounds = List.of(Stop.BEFORE_COMMIT, Stop.BEFORE_OUTCOME, Stop.NEVER, Stop.BEFORE_OUTCOME,
                Stop.BEFORE_COMMIT);
        for (Stop stop : rounds) {
            kill(stop, database.target());
            JournalState state = whole(database, wrong);
            switch (stop) {
                case BEFORE_COMMIT -> assertEquals(JournalState.ROLLED_BACK, state);
                case BEFORE_OUTCOME -> assertEquals(JournalState.COMMITTED, state);
                case NEVER -> assertTrue(state != JournalState.UNKNOWN, "the outcome is known");
            }
            database.run(BREAK_AGAIN);
        }
    }

    @Tag("proofs")
    @ParameterizedTest
    @ValueSource(strings = {"13", "18", SQLITE})
    void leavesAllOrNothingWheneverItIsKilled(String kind) throws IOException, InterruptedException {
        UsageDatabase database = database(kind);
        Map<Long, Long> wrong = database.counters();
        for (int round = 0; round < 50; round++) {
            kill(Stop.NEVER, database.target());
            assertTrue(whole(database, wrong) != JournalState.UNKNOWN, "round " + round);
            database.run(BREAK_AGAIN);
        }
    }

    /// Where it does not stop by itself the moment is drawn from the time the repair takes.
    private void kill(Stop stop, Target target) throws IOException, InterruptedException {
        Process child = RepairChild.start(stop, folder.resolve("home"), target);
        try (BufferedReader out = child.inputReader(StandardCharsets.UTF_8)) {
            assertEquals("ready", out.readLine());
            if (stop == Stop.NEVER) {
                child.waitFor(random.nextInt(400), TimeUnit.MILLISECONDS);
            } else {
                assertEquals("stopped", out.readLine());
            }
        } finally {
            child.toHandle().destroyForcibly();
            assertTrue(child.waitFor(10, TimeUnit.SECONDS));
        }
    }

    /// Looks after what was left as the next console does, and compares rows and journal.
    ///
    /// @return what the journal says; ROLLED_BACK also where the console did not get as far as its intent
    private JournalState whole(UsageDatabase database, Map<Long, Long> wrong) throws InterruptedException {
        // where only the rows can tell, a console waits until no other one can be at work
        InstantSource later = () -> Instant.now().plus(Duration.ofMinutes(11));
        try (Store store = new Store(new Home(folder.resolve("home")))) {
            SqliteJournal journal = new SqliteJournal(store);
            RepairEngine engine = RepairChild.engine(SESSIONS, folder, journal, later);
            Await.until("every outcome is known", Duration.ofSeconds(20), () -> {
                var _ = engine.resolve(_ -> Optional.of(database.target()));
                return journal.unresolved(Instant.MAX).isEmpty();
            });
            Map<Long, Long> now = database.counters();
            assertTrue(now.equals(wrong) || now.equals(RIGHT), "never half: " + now);
            JournalState state = now.equals(wrong) ? JournalState.ROLLED_BACK : JournalState.COMMITTED;
            Optional<JournalEntry> last = journal.newest("", 1).stream().findFirst();
            if (state == JournalState.COMMITTED || isNew(last)) {
                assertEquals(Optional.of(state), last.map(JournalEntry::state), "the journal says what is there");
            }
            seen = last.map(JournalEntry::run).orElse("");
            return state;
        }
    }

    private String seen = "";

    private boolean isNew(Optional<JournalEntry> last) {
        return last.isPresent() && !last.get().run().equals(seen);
    }
}
