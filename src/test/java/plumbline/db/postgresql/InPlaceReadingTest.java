package plumbline.db.postgresql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import plumbline.core.checkpoint.Checkpoint;
import plumbline.core.checkpoint.CheckpointLog;
import plumbline.core.checkpoint.Choice;
import plumbline.core.checkpoint.CreateRequest;
import plumbline.core.checkpoint.LiveTables;
import plumbline.core.checkpoint.Manifest;
import plumbline.core.checkpoint.SavedTable;
import plumbline.core.checkpoint.Tables;
import plumbline.core.checkpoint.TupleReader;
import plumbline.core.checkpoint.archive.FolderShelf;
import plumbline.core.checkpoint.create.CheckpointMaker;
import plumbline.core.repair.Actor;
import plumbline.core.target.Engine;
import plumbline.core.work.WorkContext;
import plumbline.testing.Await;
import plumbline.testing.TestPostgres;
import plumbline.testing.TestSessions;

/// Tables whose rows lie in the order of their key, and those that only the statistics believe to.
final class InPlaceReadingTest {

    private static final int ROWS = 60_000;
    private static final String TABLE = "CREATE TABLE t (id int PRIMARY KEY, n int, filling text)"
            + " WITH (fillfactor = 80); INSERT INTO t SELECT i, 0, repeat('x', 300) FROM generate_series(1, " + ROWS
            + ") i; ANALYZE t;";
    /// Within their pages, which have room for it.
    private static final String UPDATED = TABLE + "UPDATE t SET n = 1 WHERE id % 50 = 7; ANALYZE t;";
    /// To the end of the table, which the statistics don't know yet; whose counters are forgotten must be found out.
    private static final String MOVED = TABLE + "DELETE FROM t WHERE id = 100;"
            + "INSERT INTO t SELECT 100, 0, repeat('y', 300);";
    private static final String FORGOTTEN = "SELECT pg_stat_reset_single_table_counters('t'::regclass)";

    @TempDir
    Path folder;

    private final TestSessions sessions = new TestSessions();
    private final PostgresReader reader = new PostgresReader(sessions.sessions());
    private final CheckpointMaker maker = new CheckpointMaker(Map.of(Engine.POSTGRESQL, reader),
            new Actor("anna", "desk"), "1.2.3", InstantSource.system(), ZoneOffset.UTC);

    @AfterEach
    void close() {
        sessions.close();
    }

    private static TestPostgres.Database database(int version, String script) {
        TestPostgres.Database database = TestPostgres.of(version).freshDatabase();
        database.run(script);
        return database;
    }

    private static TestPostgres.Database moved(int version) {
        TestPostgres.Database database = database(version, MOVED);
        // a session counts what it did when it has ended, and not before the client hears of that
        Await.until("the counters", Duration.ofSeconds(20), () -> deleted(database) == 1);
        return database;
    }

    private static TestPostgres.Database movedAndForgotten(int version) {
        TestPostgres.Database database = moved(version);
        database.run(FORGOTTEN);
        return database;
    }

    private static long deleted(TestPostgres.Database database) {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT pg_stat_get_tuples_deleted('t'::regclass)")) {
            row.next();
            return row.getLong(1);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private FolderShelf shelf() {
        return new FolderShelf(folder, reader, InstantSource.system());
    }

    private Checkpoint made(TestPostgres.Database database, int workers) {
        return maker.create(new CreateRequest(database.target(), Choice.ALL, "", "", Manifest.MANUAL, workers, false),
                shelf(), CheckpointLog.SILENT, WorkContext.none()).orThrow();
    }

    /// How many rows a reader has, and whether each key is larger than the one before.
    private static Map.Entry<Integer, Boolean> read(TupleReader rows) {
        int many = 0;
        int last = Integer.MIN_VALUE;
        boolean ascending = true;
        while (rows.next()) {
            int id = ByteBuffer.wrap(rows.tuple().bytes()).getInt(rows.tuple().place(0));
            ascending &= id > last;
            last = id;
            many++;
        }
        return Map.entry(many, ascending);
    }

    private Map.Entry<Integer, Boolean> saved(Checkpoint checkpoint) {
        try (Tables tables = shelf().open(checkpoint);
                TupleReader rows = tables.rows(tables.inventory().tables().getFirst())) {
            return read(rows);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {TABLE, UPDATED})
    void rowsThatLieInOrderPageAfterPageAreReadAsTheyLie(String script) {
        try (LiveTables live = reader.open(database(18, script).target(), Choice.ALL, WorkContext.none());
                TupleReader rows = live.part(live.inventory().tables().getFirst(), 0, 1)) {
            assertTrue(rows instanceof InPlaceRows, rows.getClass().getName());
        }
    }

    @ParameterizedTest
    @CsvSource({"13, 1", "13, 2", "18, 1", "18, 2"})
    void rowsUpdatedWithinTheirPagesAreSavedInOrder(int version, int workers) {
        Checkpoint made = made(database(version, UPDATED), workers);
        assertEquals(List.of(true, Map.entry(ROWS, true)),
                List.of(made.contents().tables().getFirst().form().ordered(), saved(made)));
    }

    @ParameterizedTest
    @CsvSource({"18, 1", "18, 2"})
    void aRowThatLiesElsewhereIsSavedAndTheTableSaysThatItIsNotInOrder(int version, int workers) {
        Checkpoint made = made(movedAndForgotten(version), workers);
        assertEquals(List.of(false, Map.entry(ROWS, false)),
                List.of(made.contents().tables().getFirst().form().ordered(), saved(made)));
    }

    @Test
    void theSameRowsHaveTheSameDigestHoweverTheyWereRead() {
        TestPostgres.Database database = movedAndForgotten(18);
        SavedTable asTheyLie = made(database, 1).contents().tables().getFirst();
        database.run("ANALYZE t; CLUSTER t USING t_pkey; ANALYZE t");
        assertEquals(asTheyLie.digest(), made(database, 2).contents().tables().getFirst().digest());
    }

    @Test
    void aTableWhoseRowsWereMovedIsNotReadAsItLies() {
        TestPostgres.Database database = database(18,
                TABLE + "UPDATE t SET filling = repeat('z', 600) WHERE id % 3 = 1;"
                        + "ANALYZE t;");
        try (LiveTables live = reader.open(database.target(), Choice.ALL, WorkContext.none());
                TupleReader rows = live.part(live.inventory().tables().getFirst(), 0, 1)) {
            assertFalse(rows instanceof InPlaceRows);
        }
    }

    @Test
    void statisticsAreNotBelievedOnceRowsMayHaveMoved() {
        try (LiveTables live = reader.open(moved(18).target(), Choice.ALL, WorkContext.none());
                TupleReader rows = live.part(live.inventory().tables().getFirst(), 0, 1)) {
            assertFalse(rows instanceof InPlaceRows);
        }
    }
}
