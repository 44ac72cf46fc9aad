package plumbline.db.sqlite;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import plumbline.core.checkpoint.Choice;
import plumbline.core.checkpoint.LiveTables;
import plumbline.core.checkpoint.TableForm;
import plumbline.core.checkpoint.Tables;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.problem.ProblemException;
import plumbline.core.sql.TableName;
import plumbline.core.target.Address.SqliteAddress;
import plumbline.core.target.Environment;
import plumbline.core.target.Target;
import plumbline.core.watch.Subscription;
import plumbline.core.work.WorkContext;
import plumbline.db.jdbc.Failure;
import plumbline.db.jdbc.JdbcSessions;
import plumbline.testing.Await;
import plumbline.testing.QuickSessions;

class SqliteReaderTest {

    private final JdbcSessions sessions = QuickSessions.open();
    private final SqliteReader reader = new SqliteReader(sessions, InstantSource.system(), Duration.ofMinutes(1));

    @TempDir
    Path folder = Path.of("");
    private Path file = Path.of("");
    private Path copy = Path.of("");

    @BeforeEach
    void name() {
        file = folder.resolve("energy ?mode=rwc&cache=shared %20#'数据.db");
        Path below = folder.resolve("copy");
        copy = below.resolve("a copy?.db");
        assertTrue(below.toFile().mkdir());
    }

    @AfterEach
    void close() {
        sessions.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"WAL", "DELETE"})
    void aCopyHasEveryPageAsItWasAtOneInstant(String mode) throws Exception {
        SqliteScripts.run(file, "PRAGMA page_size = 1024; PRAGMA auto_vacuum = INCREMENTAL; PRAGMA journal_mode = "
                + mode + "; PRAGMA user_version = 77; PRAGMA application_id = 4711; CREATE TABLE r (v)",
                "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 40000)"
                        + " INSERT INTO r (rowid, v) SELECT i * 3, hex(randomblob(20)) FROM n",
                "DELETE FROM r WHERE rowid % 7 = 0");
        byte[] before;
        try (Connection other = SqliteScripts.connect(file); Statement writing = other.createStatement()) {
            writing.execute("PRAGMA wal_checkpoint(TRUNCATE)");
            before = Files.readAllBytes(file);
            try (LiveTables tables = reader.open(target(), Choice.ALL, WorkContext.none())) {
                // between the opening and the copy another one commits, or tries to
                writing.execute("PRAGMA busy_timeout = 0");
                String change = "UPDATE r SET v = 'unseen'";
                if (mode.equals("WAL")) {
                    writing.execute(change);
                } else {
                    assertThrows(SQLException.class, () -> writing.execute(change));
                }
                tables.copyFile(copy, WorkContext.none());
            }
        }
        byte[] after = Files.readAllBytes(copy);
        for (byte[] bytes : List.of(before, after)) {
            // counters of changes and of the schema, which SQLite moves on, and the library's version
            Arrays.fill(bytes, 24, 28, (byte) 0);
            Arrays.fill(bytes, 40, 44, (byte) 0);
            Arrays.fill(bytes, 92, 100, (byte) 0);
        }
        assertArrayEquals(before, after);
    }

    @Test
    void aCopyIsMadeWhileOthersWriteAllTheTime() throws Exception {
        SqliteScripts.run(file,
                "PRAGMA journal_mode = WAL; CREATE TABLE a (n); CREATE TABLE b (n); CREATE TABLE fill (v)",
                "INSERT INTO a VALUES (0)", "INSERT INTO b VALUES (0)",
                "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000)"
                        + " INSERT INTO fill SELECT randomblob(1000) FROM n");
        AtomicInteger written = new AtomicInteger();
        Thread writer = Thread.ofPlatform().start(() -> SqliteScripts.whileWanted(file, written,
                "BEGIN IMMEDIATE; UPDATE a SET n = n + 1; UPDATE fill SET v = randomblob(1000) WHERE rowid = 777;"
                        + " UPDATE b SET n = n + 1; COMMIT"));
        Await.until("something written", Duration.ofSeconds(20), () -> written.get() > 3);
        try (LiveTables tables = reader.open(target(), Choice.ALL, WorkContext.none())) {
            tables.copyFile(copy, WorkContext.none());
        } finally {
            writer.interrupt();
            writer.join();
        }
        assertEquals("ok", SqliteScripts.first(copy, "PRAGMA integrity_check"));
        assertEquals("1", SqliteScripts.first(copy, "SELECT (SELECT n FROM a) = (SELECT n FROM b)"));
    }

    @Test
    void aCopyIsForTheOwnerOnlyAndReadingItLeavesNothingBeside() throws Exception {
        SqliteScripts.run(file, "PRAGMA journal_mode = WAL; CREATE TABLE t (id INTEGER PRIMARY KEY, v)",
                "INSERT INTO t VALUES (1, 'a')");
        try (LiveTables tables = reader.open(target(), Choice.ALL, WorkContext.none())) {
            tables.copyFile(copy, WorkContext.none());
            try (Tables saved = reader.openCopy(copy, tables.origin())) {
                TableForm form = saved.inventory().tables().getFirst();
                assertEquals(1, MemoryDelta.all(saved.rows(form)).size());
            }
        }
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(copy)));
        try (var beside = Files.list(copy.getParent())) {
            assertEquals(List.of(copy), beside.toList());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"WAL", "DELETE"})
    void aStoppedCopyEndsEarlyAndLeavesNothing(String mode) throws Exception {
        fill(mode);
        Counting context = new Counting(3);
        try (LiveTables tables = reader.open(target(), Choice.ALL, context)) {
            assertEquals(ProblemCode.CANCELLED, problem(() -> tables.copyFile(copy, context)).code());
            assertFalse(Files.exists(copy));
            assertTrue(context.asked.get() < 8, "asked " + context.asked.get() + " times");
        }
        SqliteScripts.run(file, "INSERT INTO fill VALUES (1)"); // no lock is left
    }

    @Test
    void aStopHasNoNeedOfTheWriteLock() throws Exception {
        fill("WAL");
        Counting context = new Counting(3);
        try (Connection other = SqliteScripts.connect(file);
                Statement writing = other.createStatement();
                LiveTables tables = reader.open(target(), Choice.ALL, WorkContext.none())) {
            writing.execute("BEGIN IMMEDIATE");
            assertEquals(ProblemCode.CANCELLED, problem(() -> tables.copyFile(copy, context)).code());
            writing.execute("ROLLBACK");
        }
        assertFalse(Files.exists(copy));
    }

    @Test
    void whatIsNoDatabaseOrNotThereIsSaid() throws IOException {
        assertEquals(ProblemCode.FILE_MISSING,
                problem(() -> reader.open(target(), Choice.ALL, WorkContext.none())).code());
        Files.writeString(file, "this is no database, whatever its name may say".repeat(20));
        assertEquals(ProblemCode.NOT_SQLITE,
                problem(() -> reader.open(target(), Choice.ALL, WorkContext.none())).code());
    }

    @Test
    void aFullDiskIsSaid() throws Exception {
        fill("DELETE");
        Path full = Path.of("/dev/full");
        assumeTrue(Files.exists(full));
        try (Connection connection = SqliteScripts.connect(file); Statement statement = connection.createStatement()) {
            statement.execute("BEGIN");
            Path link = copy.resolveSibling("full.db");
            Files.createSymbolicLink(link, full);
            SQLException failure = assertThrows(SQLException.class, () -> PageCopy.copy(connection, link, () -> false));
            assertEquals(ProblemCode.DISK_FULL, SqliteCodes.problem(Failure.plain(failure), target()).code());
        }
    }

    @Test
    void damageOfACopyIsFound() throws Exception {
        fill("DELETE");
        byte[] bytes = Files.readAllBytes(file);
        Arrays.fill(bytes, bytes.length / 2, bytes.length / 2 + 4096, (byte) 0x55);
        Files.write(copy, bytes);
        try (LiveTables tables = reader.open(target(), Choice.ALL, WorkContext.none())) {
            assertFalse(reader.faultsOfCopy(copy, WorkContext.none()).isEmpty());
            Files.delete(copy);
            tables.copyFile(copy, WorkContext.none());
            assertEquals(List.of(), reader.faultsOfCopy(copy, WorkContext.none()));
            SqliteScripts.run(file, "INSERT INTO fill VALUES (1)"); // the copy is made, so nobody waits
        }
        Files.writeString(copy, "this is no database, whatever its name may say".repeat(20));
        assertEquals(1, reader.faultsOfCopy(copy, WorkContext.none()).size());
    }

    @Test
    void aChosenTableThatIsNotThereIsNamed() throws Exception {
        SqliteScripts.run(file, "CREATE TABLE t (v)");
        Problem problem = problem(() -> reader.open(target(),
                Choice.of(List.of(TableName.of("T"), TableName.of("nix"))), WorkContext.none()));
        assertEquals(ProblemCode.UNKNOWN_TABLE, problem.code());
        assertEquals("nix", problem.subject());
    }

    private void fill(String mode) throws SQLException {
        SqliteScripts.run(file, "PRAGMA journal_mode = " + mode + "; CREATE TABLE fill (v)",
                "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 40000)"
                        + " INSERT INTO fill SELECT randomblob(1000) FROM n");
    }

    private Target target() {
        return Target.adHoc(new SqliteAddress(file), Environment.TEST);
    }

    private static Problem problem(Runnable attempt) {
        return assertThrows(ProblemException.class, attempt::run).problem();
    }

    /// Is cancelled once it was asked a few times.
    private static final class Counting implements WorkContext {

        private final AtomicInteger asked = new AtomicInteger();
        private final List<Runnable> actions = new ArrayList<>();
        private final int patience;

        Counting(int patience) {
            this.patience = patience;
        }

        @Override
        public void progress(double fraction, String doing) {
            // nobody looks
        }

        @Override
        public boolean cancelled() {
            int times = asked.incrementAndGet();
            if (times == patience + 1) {
                actions.forEach(action -> Thread.ofPlatform().start(action));
            }
            return times > patience;
        }

        @Override
        public Subscription onCancel(Runnable action) {
            actions.add(action);
            return () -> {};
        }
    }
}
