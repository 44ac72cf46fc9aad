package plumbline.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import plumbline.core.journal.JournalState;
import plumbline.core.sql.Sql;
import plumbline.core.target.Target;

@Timeout(value = 5, unit = TimeUnit.MINUTES)
final class KilledWriterTest {

    private static final int ROUNDS = 8;
    private static final int MORE_THAN_IT_CAN = 1_000_000;

    private final Random random = new Random();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void losesNothingThatWasAcknowledged() throws IOException, InterruptedException {
        Home home = new Home(folder);
        List<String> acknowledged = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            // every round goes on with the store the killed one left
            acknowledged.addAll(killAfterAWhile(StoreChild.start("store", home, "R" + round, MORE_THAN_IT_CAN)));
            try (Store store = new Store(home)) {
                assertEquals(List.of("ok"), store.read(
                        view -> view.list(Sql.of("PRAGMA integrity_check"), row -> row.getString(1))));
                checkAll(store, acknowledged);
            }
        }
        assertTrue(acknowledged.size() > ROUNDS * 3, "it wrote something: " + acknowledged.size());
    }

    private static void checkAll(Store store, List<String> acknowledged) {
        SqliteJournal journal = new SqliteJournal(store);
        SqliteMetricHistory history = new SqliteMetricHistory(store,
                new Retention(store, () -> Samples.NOW, Retention.IMAGES));
        for (String line : acknowledged) {
            String run = line.substring(line.indexOf(' ') + 1);
            switch (line.substring(0, line.indexOf(' '))) {
                case "intended" -> assertEquals(Optional.of(Samples.images("before " + run, "after " + run)),
                        journal.change(run), line);
                case "measured" -> assertEquals(1,
                        history.between("db", run, Instant.MIN, Instant.MAX, 10).size(), line);
                default -> assertEquals(JournalState.COMMITTED, journal.find(run).orElseThrow().state(), line);
            }
        }
    }

    @Test
    void opensAgainAfterAKillWhileItWasMade() throws IOException, InterruptedException {
        for (int round = 0; round < 3; round++) {
            Home home = new Home(folder.resolve("home" + round));
            Process child = StoreChild.start("store", home, "R", MORE_THAN_IT_CAN);
            child.waitFor(500 + random.nextInt(2500), TimeUnit.MILLISECONDS);
            kill(child);
            try (Store store = new Store(home)) {
                new SqliteUiState(store).put("theme", "1");
            }
        }
    }

    @Test
    void leavesTheOldOrTheNewConnectionsAndNothingBetween() throws IOException, InterruptedException {
        Home home = new Home(folder);
        Set<String> acknowledged = new HashSet<>();
        for (int round = 0; round < ROUNDS; round++) {
            acknowledged.addAll(
                    killAfterAWhile(StoreChild.start("connections", home, "C" + round, MORE_THAN_IT_CAN)));
            try (ConnectionsFile file = new ConnectionsFile(home)) {
                assertEquals(Optional.empty(), file.problem().get());
                Set<String> names = new HashSet<>(file.all().get().stream().map(Target::name).toList());
                acknowledged.forEach(line -> assertTrue(names.contains(line.substring(line.indexOf(' ') + 1)), line));
            }
        }
        assertTrue(acknowledged.size() > ROUNDS, "it wrote something: " + acknowledged.size());
    }

    @Test
    void sharesTheStoreAndTheConnectionsWithAnotherProcess() throws IOException, InterruptedException {
        Home home = new Home(folder);
        List<Process> writers = List.of(StoreChild.start("store", home, "A", 60),
                StoreChild.start("store", home, "B", 60), StoreChild.start("connections", home, "C", 30),
                StoreChild.start("connections", home, "D", 30));
        List<String> lines = new ArrayList<>();
        for (Process writer : writers) {
            try (BufferedReader out = writer.inputReader(StandardCharsets.UTF_8)) {
                out.lines().forEach(lines::add);
            }
            assertEquals(0, writer.waitFor());
        }
        assertEquals(2 * 60 * 3 + 2 * 30, lines.size());
        try (Store store = new Store(home); ConnectionsFile file = new ConnectionsFile(home)) {
            checkAll(store, lines.stream().filter(line -> !line.startsWith("saved")).toList());
            assertEquals(60, file.all().get().size());
        }
    }

    // the moment is drawn from the time in which it writes, and not from the time in which its JVM starts
    private List<String> killAfterAWhile(Process child) throws IOException, InterruptedException {
        List<String> lines = new ArrayList<>();
        try (BufferedReader out = child.inputReader(StandardCharsets.UTF_8)) {
            String first = out.readLine();
            if (first == null) {
                throw new IOException("the writer ended by itself: " + child.waitFor());
            }
            lines.add(first);
            long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(random.nextInt(500));
            String next = first;
            while (next != null && System.nanoTime() < end) {
                next = out.readLine();
                if (next != null) {
                    lines.add(next);
                }
            }
            kill(child);
            // what it had printed before it died; a line without an end was not finished
            String rest = next == null ? "" : out.readAllAsString();
            rest.substring(0, rest.lastIndexOf('\n') + 1).lines().forEach(lines::add);
        } finally {
            child.destroyForcibly();
        }
        return lines;
    }

    private static void kill(Process child) throws InterruptedException {
        child.toHandle().destroyForcibly(); // the Process itself would throw away what it had printed
        assertTrue(child.waitFor(10, TimeUnit.SECONDS));
    }
}
