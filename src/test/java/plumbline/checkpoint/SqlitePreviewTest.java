package plumbline.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumbline.core.checkpoint.CellChoice;
import plumbline.core.checkpoint.Checkpoint;
import plumbline.core.checkpoint.CheckpointLog;
import plumbline.core.checkpoint.RestorePlan;
import plumbline.core.checkpoint.RestoreRequest;
import plumbline.core.problem.Outcome;
import plumbline.core.problem.ProblemCode;
import plumbline.core.sql.TableName;
import plumbline.core.target.Address.SqliteAddress;
import plumbline.core.target.Environment;
import plumbline.core.target.Target;
import plumbline.core.work.WorkContext;
import plumbline.testing.ChildJvm;

/// What the preview of a restore says of a SQLite file before anything is locked.
class SqlitePreviewTest {

    private static final String FAMILY = "CREATE TABLE p (id INTEGER PRIMARY KEY, v);"
            + "CREATE TABLE c (id INTEGER PRIMARY KEY, p INT REFERENCES p ON DELETE CASCADE, v);"
            + "INSERT INTO p VALUES (1, 'a'), (2, 'b'); INSERT INTO c VALUES (1, 1, 'x'), (2, 2, 'y'), (3, 2, 'z')";

    @TempDir(factory = MemoryFolder.class)
    Path folder = Path.of("");

    private Path file = Path.of("");
    private RoundTrip trip = new RoundTrip(folder);

    @BeforeEach
    void open() {
        trip = new RoundTrip(folder);
        file = folder.resolve("file.db");
    }

    @AfterEach
    void close() {
        trip.close();
    }

    @Test
    void childrenWithoutTheirParentAreRefusedWithTableKeyAndCount() {
        Checkpoint checkpoint = wrecked(FAMILY, "DELETE FROM c; DELETE FROM p WHERE id = 2");
        assertThat(obstacles(checkpoint, "c")).containsExactly("ORPHANS c (p) -> p (id): 2, p = 2");
    }

    @Test
    void aParentThatGoesFromUnderItsChildrenIsRefused() {
        Checkpoint checkpoint = wrecked(FAMILY, "INSERT INTO p VALUES (3, 'new'); INSERT INTO c VALUES (9, 3, 'new')");
        assertThat(obstacles(checkpoint, "p")).containsExactly("ORPHANS c (p) -> p (id): 1, p = 3");
    }

    @Test
    void whatIsRefusedInThePreviewChangesNothing() {
        Checkpoint checkpoint = wrecked(FAMILY, "DELETE FROM c; DELETE FROM p WHERE id = 2");
        List<String> before = SqliteImage.of(file);
        Outcome<?> outcome = trip.restores.applyUnseen(request(checkpoint, "c"), CheckpointLog.SILENT,
                WorkContext.none());
        assertThat(outcome).isInstanceOfSatisfying(Outcome.Failed.class,
                failed -> assertThat(failed.problem().code()).isEqualTo(ProblemCode.ORPHANS));
        assertThat(SqliteImage.of(file)).isEqualTo(before);
    }

    @Test
    void bothTablesTogetherCanBePutBack() {
        Checkpoint checkpoint = wrecked(FAMILY, "DELETE FROM c; DELETE FROM p WHERE id = 2");
        assertThat(obstacles(checkpoint, "c", "p")).isEmpty();
    }

    @Test
    void keysThatMeanTheSameByAffinityAndCollationAreNoOrphans() {
        Checkpoint checkpoint = wrecked("CREATE TABLE p (k TEXT COLLATE NOCASE PRIMARY KEY, n INT UNIQUE);"
                + "CREATE TABLE c (id INTEGER PRIMARY KEY, k REFERENCES p, n TEXT REFERENCES p (n));"
                + "INSERT INTO p VALUES ('abc', 1), ('12', 2); INSERT INTO c VALUES (1, 'ABC', '1'), (2, 12, '2.0')",
                "DELETE FROM c; UPDATE p SET k = 'Abc' WHERE n = 1");
        assertThat(obstacles(checkpoint, "c", "p")).isEmpty();
    }

    @Test
    void whatReferredToNothingInTheCheckpointMayComeBackAndIsSaid() {
        Checkpoint checkpoint = wrecked(
                "CREATE TABLE p (id INTEGER PRIMARY KEY); CREATE TABLE c (id INTEGER PRIMARY KEY, p INT REFERENCES p);"
                        + "INSERT INTO c VALUES (1, 66)",
                "DELETE FROM c");
        assertThat(warnings(checkpoint, "c"))
                .containsExactly("orphans-kept[c, p, 1]");
        assertThat(obstacles(checkpoint, "c")).isEmpty();
    }

    @Test
    void whatAlreadyRefersToNothingIsNotTheRestoresDoing() {
        Checkpoint checkpoint = wrecked(FAMILY,
                "PRAGMA foreign_keys = OFF; DELETE FROM p WHERE id = 2; UPDATE c SET v = 'other'");
        assertThat(obstacles(checkpoint, "c")).isEmpty();
    }

    @Test
    void aFileThatCantBeWrittenIsSaid() {
        Checkpoint checkpoint = wrecked(FAMILY, "DELETE FROM c");
        assumeTrue(file.toFile().setReadOnly() && !Files.isWritable(file),
                "this account may write everything");
        assertThat(obstacles(checkpoint, "c")).containsExactly("FILE_NOT_WRITABLE " + file + " " + file);
    }

    @Test
    void journalModeDecidesWhoWaits() {
        Checkpoint checkpoint = wrecked(FAMILY, "DELETE FROM c");
        assertThat(locks(checkpoint)).contains("restoring.locks.file-readers");
        SqliteImage.run(file, "PRAGMA journal_mode = WAL");
        assertThat(locks(checkpoint)).contains("restoring.locks.readers-go-on");
    }

    @Test
    void whatIsPeculiarToTheTablesIsSaid() {
        Checkpoint checkpoint = wrecked(
                "PRAGMA user_version = 4; CREATE TABLE t (a, b AS (a * 2)); INSERT INTO t (a) VALUES (1);"
                        + "CREATE TABLE d (body); INSERT INTO d VALUES ('x'); CREATE TABLE s (v INT);"
                        + "CREATE VIRTUAL TABLE f USING fts5(body, content='d'); CREATE VIRTUAL TABLE g USING fts5(x, content='')",
                "UPDATE t SET a = 2; DELETE FROM d; PRAGMA user_version = 5");
        assertThat(warnings(checkpoint)).containsExactlyInAnyOrder("file-fact[user_version, 5, 4]", "generated[t, b]",
                "rowid[t]", "rowid[d]", "virtual[g]");
        try (RestorePlan plan = plan(checkpoint)) {
            assertThat(plan.refreshed()).containsExactly("f");
        }
    }

    @Test
    void keysThatDoNotActAreSaid() {
        Checkpoint checkpoint = wrecked(FAMILY, "INSERT INTO p VALUES (3, 'new')");
        assertThat(warnings(checkpoint, "p"))
                .containsExactly("file-actions[p, c, cascade]");
    }

    @Test
    void aRestoreWaitsForAWriterThatEnds() throws Exception {
        Checkpoint checkpoint = wrecked(FAMILY, "DELETE FROM c");
        try (Connection other = SqliteImage.connect(file); Statement writing = other.createStatement()) {
            writing.execute("BEGIN IMMEDIATE");
            writing.execute("UPDATE p SET v = 'later' WHERE id = 1");
            CompletableFuture<?> ended = CompletableFuture.runAsync(() -> {
                try {
                    writing.execute("COMMIT");
                } catch (SQLException failed) {
                    throw new IllegalStateException(failed);
                }
            }, CompletableFuture.delayedExecutor(700, TimeUnit.MILLISECONDS));
            trip.restores.applyUnseen(request(checkpoint, "c"), CheckpointLog.SILENT, WorkContext.none()).orThrow();
            ended.join();
        }
        assertThat(SqliteImage.of(file)).anyMatch(line -> line.contains("6C61746572")) // 'later' was not lost
                .filteredOn(line -> line.startsWith("c: ")).hasSize(3);
    }

    @Tag("proofs") // it waits for a quarter of a minute
    @Test
    void aWriterThatStaysIsNamedAndNothingChanges() throws Exception {
        Checkpoint checkpoint = wrecked(FAMILY, "DELETE FROM c");
        Process other = holder();
        try (var said = other.inputReader()) {
            assertThat(said.readLine()).isEqualTo("writing");
            Outcome<?> outcome = trip.restores.applyUnseen(request(checkpoint, "c"), CheckpointLog.SILENT,
                    WorkContext.none());
            assertThat(outcome).isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
                assertThat(failed.problem().code()).isEqualTo(ProblemCode.FILE_BUSY);
                assertThat(failed.problem().detail()).startsWith(other.pid() + " java");
            });
        } finally {
            other.destroyForcibly();
            other.waitFor();
        }
        assertThat(SqliteImage.of(file)).filteredOn(line -> line.startsWith("c: ")).isEmpty();
        assertThat(trip.shelf.all()).hasSize(1); // no safety checkpoint of nothing
    }

    @Test
    void whoWritesTheFileIsNamed() throws Exception {
        Checkpoint checkpoint = wrecked(FAMILY, "DELETE FROM c");
        Process other = holder();
        try (var said = other.inputReader()) {
            assertThat(said.readLine()).isEqualTo("writing");
            assertThat(warnings(checkpoint, "c"))
                    .anyMatch(line -> line.startsWith("file-writer[" + other.pid() + " java"));
        } finally {
            other.destroyForcibly();
            other.waitFor();
        }
    }

    private Process holder() throws IOException {
        return ChildJvm.of(SqliteHolder.class, "64m", List.of(file.toString())).start();
    }

    /// Holds a file's write lock until it is killed.
    static final class SqliteHolder {

        private SqliteHolder() {}

        public static void main(String[] arguments) throws Exception {
            try (Connection connection = SqliteImage.connect(Path.of(arguments[0]));
                    Statement statement = connection.createStatement()) {
                statement.execute("BEGIN IMMEDIATE");
                System.out.println("writing");
                System.out.flush();
                var _ = System.in.read();
            }
        }
    }

    private Checkpoint wrecked(String setup, String wreck) {
        SqliteImage.run(file, setup);
        Checkpoint made = trip.create(target());
        SqliteImage.run(file, wreck);
        return made;
    }

    private List<String> obstacles(Checkpoint checkpoint, String... tables) {
        try (RestorePlan plan = plan(checkpoint, tables)) {
            return plan.obstacles().stream()
                    .map(problem -> problem.code() + " " + problem.subject() + " " + problem.detail()).toList();
        }
    }

    private List<String> warnings(Checkpoint checkpoint, String... tables) {
        try (RestorePlan plan = plan(checkpoint, tables)) {
            return plan.warnings().stream().map(said -> said.key().replace("restoring.warn.", "") + said.arguments())
                    .toList();
        }
    }

    private List<String> locks(Checkpoint checkpoint) {
        try (RestorePlan plan = plan(checkpoint)) {
            return plan.locks().stream().map(RestorePlan.Said::key).toList();
        }
    }

    private RestorePlan plan(Checkpoint checkpoint, String... tables) {
        return trip.restores.preview(request(checkpoint, tables), CheckpointLog.SILENT, WorkContext.none()).orThrow();
    }

    private RestoreRequest request(Checkpoint checkpoint, String... tables) {
        return new RestoreRequest(target(), trip.shelf, checkpoint,
                Arrays.stream(tables).map(TableName::of).toList(), RestoreRequest.Mode.DELTA, CellChoice.ALL, true,
                false, false, true, List.of(), "");
    }

    private Target target() {
        return Target.adHoc(new SqliteAddress(file), Environment.TEST);
    }
}
