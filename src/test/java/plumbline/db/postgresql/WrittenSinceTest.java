package plumbline.db.postgresql;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import plumbline.core.checkpoint.Choice;
import plumbline.core.checkpoint.LiveTables;
import plumbline.core.checkpoint.RestoreTables;
import plumbline.core.sql.TableName;
import plumbline.core.work.WorkContext;
import plumbline.testing.Await;
import plumbline.testing.TestPostgres;
import plumbline.testing.TestSessions;

/// Whether a locked table is taken for what a former reading saw.
class WrittenSinceTest {

    private static final int ROWS = 5000;
    private static final String SCRIPT = "CREATE TYPE mood AS ENUM ('fine', 'tired');"
            + "CREATE TABLE t (id int PRIMARY KEY, m mood NOT NULL, v text NOT NULL);"
            + "INSERT INTO t SELECT n, 'fine', repeat('x', 100) FROM generate_series(1, 5000) n; ANALYZE t";
    private static final Map<String, String> CHANGES = new TreeMap<>(Map.of("inserted",
            "INSERT INTO t VALUES (0, 'fine', '')", "updated", "UPDATE t SET v = 'y' WHERE id = 7",
            "updated to the same",
            "UPDATE t SET v = v WHERE id = 7", "deleted", "DELETE FROM t WHERE id = 7", "one for another",
            "DELETE FROM t WHERE id = 7; INSERT INTO t VALUES (0, 'fine', '')", "emptied", "TRUNCATE t", "filled again",
            "CREATE TEMP TABLE k AS SELECT * FROM t; TRUNCATE t; INSERT INTO t SELECT * FROM k", "label",
            "ALTER TYPE mood RENAME VALUE 'fine' TO 'well'", "column", "ALTER TABLE t ADD COLUMN n int DEFAULT 1",
            "frozen", "INSERT INTO t VALUES (0, 'fine', ''); VACUUM FREEZE t"));
    private static final Map<String, String> NO_CHANGES = new TreeMap<>(Map.of("nothing", "SELECT 1", "frozen",
            "VACUUM FREEZE t", "packed", "VACUUM FULL t", "looked at", "SELECT count(*) FROM t; ANALYZE t",
            "another's rows", "CREATE TEMP TABLE o AS SELECT 1 AS x; DROP TABLE o", "locked rows",
            "BEGIN; SELECT FROM t WHERE id = 7 FOR UPDATE; COMMIT"));

    private final TestSessions sessions = new TestSessions();
    private final PostgresReader reader = new PostgresReader(sessions.sessions());
    private final TableName table = TableName.of("public", "t");

    @AfterEach
    void close() {
        sessions.close();
    }

    private static TestPostgres.Database database(int major) {
        TestPostgres.Database database = TestPostgres.of(major).freshDatabase();
        database.run(SCRIPT);
        return database;
    }

    private String seen(TestPostgres.Database database) {
        AtomicReference<String> stamp = new AtomicReference<>("");
        // what is not on the disk tells nothing, and a server that has nothing to do may leave its log's end in the memory
        Await.until("the log", Duration.ofSeconds(60), () -> {
            database.run("CHECKPOINT");
            try (LiveTables tables = reader.open(database.target(), Choice.ALL, WorkContext.none())) {
                stamp.set(tables.stamp().orElse(""));
                return !stamp.get().isEmpty();
            }
        });
        return stamp.get();
    }

    private boolean untouched(TestPostgres.Database database, String stamp) {
        try (RestoreTables tables = PostgresRestoreTables.open(sessions.sessions(), database.target(),
                WorkContext.none())) {
            tables.begin();
            tables.lock(List.of(table), false);
            return tables.untouched(stamp, table, ROWS);
        }
    }

    private Map<String, Boolean> answers(int major, Map<String, String> scripts) {
        Map<String, Boolean> answers = new TreeMap<>();
        TestPostgres.Database database = TestPostgres.of(major).freshDatabase();
        scripts.forEach((name, script) -> {
            database.run("DROP TABLE IF EXISTS t; DROP TYPE IF EXISTS mood; " + SCRIPT);
            String stamp = seen(database);
            for (String statement : script.split("; ", -1)) {
                run(database, script, statement);
            }
            answers.put(name, untouched(database, stamp));
        });
        return answers;
    }

    /// Statements that can't stand in one message with others run alone; the others together, in one session.
    private static void run(TestPostgres.Database database, String script, String statement) {
        if (script.contains("VACUUM")) {
            database.run(statement);
        } else if (script.startsWith(statement)) {
            database.run(script);
        }
    }

    private static Map<String, Boolean> all(Map<String, String> scripts, boolean answer) {
        Map<String, Boolean> answers = new TreeMap<>();
        scripts.keySet().forEach(name -> answers.put(name, answer));
        return answers;
    }

    @ParameterizedTest
    @ValueSource(ints = {14, 15, 16, 17})
    void isUntouchedUntilARowIsUpdated(int major) {
        TestPostgres.Database database = database(major);
        String stamp = seen(database);
        boolean before = untouched(database, stamp);
        database.run("UPDATE t SET v = 'y' WHERE id = 7");
        assertEquals(List.of(true, false), List.of(before, untouched(database, stamp)));
    }

    @ParameterizedTest
    @ValueSource(ints = {13, 18})
    void aTableThatWasWrittenToIsNotTakenForUntouched(int major) {
        assertEquals(all(CHANGES, false), answers(major, CHANGES));
    }

    @ParameterizedTest
    @ValueSource(ints = {13, 18})
    void aTableWhoseRowsAreTheSameIsUntouched(int major) {
        assertEquals(all(NO_CHANGES, true), answers(major, NO_CHANGES));
    }

    @Test
    void whatATransactionWroteThatEndedAfterTheReadingIsSeen() throws SQLException {
        TestPostgres.Database database = database(18);
        try (Connection other = database.connect(); Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("SAVEPOINT s; UPDATE t SET v = 'z' WHERE id = 9");
            String stamp = seen(database);
            other.commit();
            assertEquals(false, untouched(database, stamp));
        }
    }

    @Test
    void anotherServerProcessIsNotBelieved() {
        TestPostgres.Database database = database(18);
        String stamp = seen(database);
        assertEquals(false, untouched(database, stamp.substring(0, stamp.indexOf(' ')) + " 1"));
    }
}
