package plumbline.db.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumbline.core.problem.Outcome;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.problem.ProblemException;
import plumbline.core.session.Access;
import plumbline.core.session.Diagnosis.Found;
import plumbline.core.session.Rows;
import plumbline.core.session.Session;
import plumbline.core.session.ValueKind;
import plumbline.core.sql.KeyArray;
import plumbline.core.sql.Sql;
import plumbline.core.target.Address.SqliteAddress;
import plumbline.core.target.Environment;
import plumbline.core.target.Target;
import plumbline.core.work.WorkContext;
import plumbline.db.jdbc.JdbcSessions;
import plumbline.db.postgresql.PasswordSources;
import plumbline.testing.QuickSessions;

class SqliteSessionsTest {

    private static final Duration TIME = Duration.ofSeconds(5);
    private static final Sql FOREVER = Sql
            .of("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n");

    private final JdbcSessions sessions = QuickSessions.open();

    @TempDir
    Path folder = Path.of("");
    private Path file = Path.of("");

    @BeforeEach
    void make() throws SQLException {
        file = folder.resolve("energy ?mode=rwc&cache=shared %20#'数据.db");
        run("PRAGMA journal_mode = WAL; CREATE TABLE t (id INTEGER PRIMARY KEY, v); INSERT INTO t VALUES (1, 'a')");
    }

    @AfterEach
    void close() {
        sessions.close();
    }

    @Test
    void opensTheFileThatIsNamedAndMakesNone() throws IOException {
        try (Session session = sessions.monitor(target(file), TIME)) {
            assertEquals("a", session.query(Sql.of("SELECT v FROM t"), 1).firstText());
            assertEquals(file.toRealPath().toString(), session.identity().database());
            assertFalse(session.identity().system().isEmpty());
            assertEquals(3, session.identity().version().major());
        }
        Problem missing = problem(() -> sessions.action(target(folder.resolve("nix.db")), TIME));
        assertEquals(ProblemCode.FILE_MISSING, missing.code());
        assertFalse(Files.exists(folder.resolve("nix.db")));
        Files.writeString(folder.resolve("text.db"), "this is no database, whatever its name may say".repeat(20));
        assertEquals(ProblemCode.NOT_SQLITE, problem(() -> sessions.control(target(folder.resolve("text.db")))).code());
        assertEquals(ProblemCode.NOT_SQLITE, problem(() -> sessions.control(target(folder))).code());
    }

    @Test
    void watchingCannotBeMadeToWrite() {
        try (Session session = sessions.monitor(target(file), TIME)) {
            assertEquals(ProblemCode.READ_ONLY, problem(() -> session.update(Sql.of("DELETE FROM t"))).code());
            session.update(Sql.of("PRAGMA query_only = OFF"));
            assertEquals(ProblemCode.READ_ONLY, problem(() -> session.update(Sql.of("DELETE FROM t"))).code());
        }
        try (Session session = sessions.control(target(file))) {
            assertEquals("1", session.query(Sql.of("SELECT count(*) FROM t"), 1).firstText());
            assertThrows(IllegalStateException.class, () -> session.begin(Access.READ_WRITE));
        }
    }

    @Test
    void changesInOneTransactionOrNotAtAll() {
        try (Session session = sessions.action(target(file), TIME)) {
            session.begin(Access.READ_WRITE);
            assertEquals(Map.of(), session.dialect().changesSoFar(session));
            assertEquals(List.of(1L, 1L), session.batch(Sql.of("INSERT INTO t VALUES (?, ?)", 2L, "b"),
                    List.of(Arrays.asList(3L, null))));
            assertEquals(Map.of("*", 2L), session.dialect().changesSoFar(session));
            session.rollback();
            assertEquals("1", session.query(Sql.of("SELECT count(*) FROM t"), 1).firstText());
            session.begin(Access.READ_WRITE);
            assertEquals(1,
                    session.update(Sql.of("UPDATE t SET v = ? WHERE id IN (SELECT value FROM json_each(?))", "z",
                            new KeyArray("INTEGER", List.of("1", 9L)))));
            session.commit();
            assertEquals("z", session.query(Sql.of("SELECT v FROM t"), 1).firstText());
            assertEquals(ProblemCode.CONSTRAINT,
                    problem(() -> session.update(Sql.of("INSERT INTO t VALUES (1, 'x')"))).code());
        }
    }

    @Test
    void readsValuesInTheirStorageClass() {
        try (Session session = sessions.monitor(target(file), TIME)) {
            Rows rows = session.query(Sql.of("SELECT 9007199254740993, 1.5, 9e999, x'00FF', 'text', NULL, id FROM t"),
                    5);
            assertEquals(Arrays.asList(9007199254740993L, 1.5, "Infinity", "x'00FF'", "text", null, 1L),
                    rows.rows().getFirst().values());
            assertEquals(List.of(ValueKind.NUMBER, ValueKind.NUMBER, ValueKind.TEXT, ValueKind.BINARY, ValueKind.TEXT,
                    ValueKind.TEXT, ValueKind.NUMBER), rows.columns().stream().map(column -> column.kind()).toList());
        }
    }

    @Test
    void countsMillionsOfRowsWithoutKeepingThem() {
        try (Session session = sessions.monitor(target(file), Duration.ofSeconds(60))) {
            Rows rows = session.query(Sql.of("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n"
                    + " WHERE i < 2000000) SELECT i, hex(zeroblob(300)) FROM n"), 3);
            assertEquals(2_000_000, rows.count());
            assertEquals(3, rows.rows().size());
        }
    }

    @Test
    void aStatementHasItsTimeAndCanBeCancelled() {
        try (Session session = sessions.monitor(target(file), Duration.ofMillis(300))) {
            long begun = System.nanoTime();
            assertEquals(ProblemCode.TIMEOUT, problem(() -> session.query(FOREVER, 1)).code());
            assertTrue(System.nanoTime() - begun < 2_000_000_000L);
        }
        try (Session session = sessions.monitor(target(file), Duration.ofSeconds(60))) {
            CompletableFuture<Problem> running = CompletableFuture
                    .supplyAsync(() -> problem(() -> session.query(FOREVER, 1)));
            while (!running.isDone()) {
                // it may not have begun yet; each try is harmless
                session.cancel();
                java.util.concurrent.locks.LockSupport.parkNanos(10_000_000);
            }
            assertEquals(ProblemCode.CANCELLED, running.join().code());
        }
    }

    @Test
    void aFileThatAnotherWritesIsBusyAndNothingIsChanged() throws SQLException {
        run("PRAGMA journal_mode = DELETE");
        try (Connection other = connect(); Statement statement = other.createStatement()) {
            statement.execute("BEGIN EXCLUSIVE");
            assertEquals(ProblemCode.FILE_BUSY, problem(() -> sessions.monitor(target(file), TIME)).code());
            statement.execute("ROLLBACK");
            statement.execute("BEGIN IMMEDIATE");
            try (Session session = sessions.action(target(file), TIME)) {
                assertEquals(ProblemCode.FILE_BUSY, problem(() -> session.begin(Access.READ_WRITE)).code());
                statement.execute("COMMIT");
                session.begin(Access.READ_WRITE);
                session.rollback();
            }
        }
    }

    @Test
    void seesAFileThatTookAnothersPlace() throws Exception {
        try (Session session = sessions.control(target(file))) {
            assertEquals("a", session.query(Sql.of("SELECT v FROM t"), 1).firstText());
        }
        Path other = file;
        file = folder.resolve("other.db");
        run("CREATE TABLE t (v); INSERT INTO t VALUES ('other')");
        Files.move(file, other, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        Files.deleteIfExists(Path.of(other + "-wal"));
        try (Session session = sessions.control(target(other))) {
            assertEquals("other", session.query(Sql.of("SELECT v FROM t"), 1).firstText());
        }
    }

    @Test
    void tellsWhatIsMissingOrDamaged() throws Exception {
        try (Session session = sessions.monitor(target(file), TIME)) {
            assertEquals(ProblemCode.MISSING_TABLE,
                    problem(() -> session.query(Sql.of("SELECT * FROM nix"), 1)).code());
            assertEquals(ProblemCode.MISSING_COLUMN, problem(() -> session.query(Sql.of("SELECT x FROM t"), 1)).code());
            assertEquals(ProblemCode.MISSING_FUNCTION, problem(() -> session.query(Sql.of("SELECT nix()"), 1)).code());
            assertEquals(ProblemCode.STATEMENT, problem(() -> session.query(Sql.of("SELEC"), 1)).code());
        }
        run("PRAGMA journal_mode = DELETE; INSERT INTO t (v) SELECT hex(randomblob(2000)) FROM json_each('[1,2,3,4,5,6,7,8]')");
        byte[] bytes = Files.readAllBytes(file);
        Arrays.fill(bytes, 4096, bytes.length, (byte) 0x55);
        Path damaged = folder.resolve("damaged.db");
        Files.write(damaged, bytes);
        try (Session session = sessions.monitor(target(damaged), TIME)) {
            assertEquals(ProblemCode.FILE_DAMAGED,
                    problem(() -> session.query(Sql.of("SELECT count(v) FROM t"), 1)).code());
        }
    }

    @Test
    void copiesWhatOthersAreWritingAndLeavesNothingWhenStopped() throws Exception {
        run("CREATE TABLE r (v); INSERT INTO r (rowid, v) VALUES (7, 'seven'), (900, 'nine hundred'); DELETE FROM r WHERE rowid = 7");
        try (Connection other = connect();
                Statement writing = other.createStatement()) {
            writing.execute("BEGIN IMMEDIATE");
            writing.execute("UPDATE t SET v = 'unseen'");
            Path copy = folder.resolve("a copy?.db");
            SqliteCopy.copy(target(file), copy, TIME, WorkContext.none());
            try (Session session = sessions.action(target(copy), TIME)) {
                assertEquals("a", session.query(Sql.of("SELECT v FROM t"), 1).firstText());
                assertEquals("900", session.query(Sql.of("SELECT rowid FROM r"), 1).firstText());
            }
            assertEquals("rw-------",
                    java.nio.file.attribute.PosixFilePermissions.toString(Files.getPosixFilePermissions(copy)));
            writing.execute("ROLLBACK");

            run("INSERT INTO r SELECT randomblob(1000) FROM json_each('[" + "1,".repeat(200_000) + "1]')");
            Path late = folder.resolve("late.db");
            Problem problem = problem(
                    () -> SqliteCopy.copy(target(file), late, Duration.ofMillis(20), WorkContext.none()));
            assertEquals(ProblemCode.TIMEOUT, problem.code());
            assertFalse(Files.exists(late));
        }
    }

    @Test
    void aTriedConnectionSaysWhatItFound() {
        var diagnosis = QuickSessions.diagnosis(new PasswordSources(Map.of()));
        Found found = (Found) assertInstanceOf(Outcome.Done.class, diagnosis.test(target(file))).value();
        assertTrue(found.version().startsWith("SQLite 3."), found.version());
        assertEquals(ProblemCode.FILE_MISSING, assertInstanceOf(Outcome.Failed.class,
                diagnosis.test(target(folder.resolve("nix.db")))).problem().code());
    }

    private void run(String script) throws SQLException {
        try (Connection connection = connect(); Statement statement = connection.createStatement()) {
            for (String part : script.split(";", -1)) {
                statement.execute(part);
            }
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + SqliteFile.uri(file));
    }

    private static Target target(Path path) {
        return Target.adHoc(new SqliteAddress(path), Environment.TEST);
    }

    private static Problem problem(Runnable attempt) {
        return assertThrows(ProblemException.class, attempt::run).problem();
    }
}
