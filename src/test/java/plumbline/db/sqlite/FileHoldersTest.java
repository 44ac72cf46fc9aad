package plumbline.db.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumbline.core.activity.FileUse;
import plumbline.core.activity.FileUse.Holder;

/// Who holds a file that another process really holds; the expected locks are SQLite's documentation's.
final class FileHoldersTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private Path file;
    private @Nullable Process child;

    @BeforeEach
    void make() {
        assumeTrue(Files.isReadable(Path.of("/proc/locks")), "not Linux");
        file = folder.resolve("订单 shop.db");
    }

    @AfterEach
    void end() throws InterruptedException {
        Process running = child;
        if (running != null) {
            running.destroyForcibly();
            assertTrue(running.waitFor(10, TimeUnit.SECONDS));
        }
    }

    private void run(String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        }
    }

    private Process heldBy(String... statements) throws IOException {
        Process started = FileHolderChild.start(file.toString(), statements);
        child = started;
        BufferedReader out = started.inputReader(StandardCharsets.UTF_8);
        assertEquals("holds", out.readLine());
        return started;
    }

    private FileUse look() {
        return new ProcFileUse(InstantSource.system()).read(file);
    }

    private List<String> locks() {
        return look().holders().stream().flatMap(holder -> holder.locks().stream()).map(FileUse.Lock::word).toList();
    }

    @Test
    void aWriterBeforeItsFirstPageIsReserved() throws SQLException, IOException {
        run("CREATE TABLE t (a)");
        heldBy("BEGIN IMMEDIATE");
        assertEquals(List.of("reserved", "shared"), locks());
    }

    @Test
    void anExclusiveTransactionHoldsAll() throws SQLException, IOException {
        run("CREATE TABLE t (a)");
        heldBy("BEGIN EXCLUSIVE");
        assertEquals(List.of("exclusive", "pending", "reserved"), locks());
    }

    @Test
    void aReaderOfARollbackJournalIsShared() throws SQLException, IOException {
        run("CREATE TABLE t (a)", "INSERT INTO t VALUES (1)");
        heldBy("BEGIN", "SELECT * FROM t");
        assertEquals(List.of("shared"), locks());
    }

    @Test
    void aWriterOfTheLogHoldsItsWriteLock() throws SQLException, IOException {
        run("PRAGMA journal_mode = WAL", "CREATE TABLE t (a)");
        heldBy("BEGIN IMMEDIATE");
        assertEquals(List.of("wal-write", "wal-read", "shared"), locks());
    }

    @Test
    void aReaderOfTheLogStopsACheckpoint() throws SQLException, IOException {
        run("PRAGMA journal_mode = WAL", "CREATE TABLE t (a)", "INSERT INTO t VALUES (1)");
        heldBy("BEGIN", "SELECT * FROM t");
        assertEquals(List.of("wal-read", "shared"), locks());
    }

    @Test
    void oneThatHasTheLogOpenAndReadsNothingIsOnlyShared() throws SQLException, IOException {
        run("PRAGMA journal_mode = WAL", "CREATE TABLE t (a)");
        heldBy("SELECT * FROM t");
        assertEquals(List.of("shared"), locks());
    }

    @Test
    void aHolderIsNamedByItsProcess() throws SQLException, IOException {
        run("CREATE TABLE t (a)");
        Process holder = heldBy("BEGIN IMMEDIATE");
        Holder found = look().holders().getFirst();
        assertEquals(holder.pid() + " java " + System.getProperty("user.name"),
                found.pid() + " " + found.command() + " " + found.user());
    }

    @Test
    void nobodyHoldsItAfterItsEnd() throws SQLException, IOException, InterruptedException {
        run("CREATE TABLE t (a)");
        Process holder = heldBy("BEGIN IMMEDIATE");
        holder.destroyForcibly();
        assertTrue(holder.waitFor(10, TimeUnit.SECONDS));
        assertEquals(List.of(), look().holders());
    }

    @Test
    void lookingDropsNoLockOfThisProcess() throws SQLException, IOException, InterruptedException {
        run("CREATE TABLE t (a)");
        try (Connection own = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = own.createStatement()) {
            statement.execute("BEGIN EXCLUSIVE");
            look();
            Process refused = FileHolderChild.start(file.toString(), "BEGIN IMMEDIATE");
            child = refused;
            assertTrue(refused.waitFor(30, TimeUnit.SECONDS));
            assertEquals(1, refused.exitValue(), "it was refused");
            statement.execute("COMMIT");
        }
    }
}
