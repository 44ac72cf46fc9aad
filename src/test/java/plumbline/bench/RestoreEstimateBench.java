package plumbline.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.event.Level;
import plumbline.core.checkpoint.CellChoice;
import plumbline.core.checkpoint.Checkpoint;
import plumbline.core.checkpoint.CheckpointLog;
import plumbline.core.checkpoint.Choice;
import plumbline.core.checkpoint.CreateRequest;
import plumbline.core.checkpoint.LiveReader;
import plumbline.core.checkpoint.Manifest;
import plumbline.core.checkpoint.RestorePlan;
import plumbline.core.checkpoint.RestoreRequest;
import plumbline.core.checkpoint.RestoreResult;
import plumbline.core.checkpoint.Shelf;
import plumbline.core.checkpoint.archive.FolderShelf;
import plumbline.core.checkpoint.compare.SideComparison;
import plumbline.core.checkpoint.create.CheckpointMaker;
import plumbline.core.checkpoint.restore.RestoreEngine;
import plumbline.core.checkpoint.restore.RestoreParts;
import plumbline.core.repair.Actor;
import plumbline.core.target.Address;
import plumbline.core.target.Engine;
import plumbline.core.target.Environment;
import plumbline.core.target.Target;
import plumbline.core.work.WorkContext;
import plumbline.db.sqlite.SqliteReader;
import plumbline.db.sqlite.SqliteRestoring;
import plumbline.testing.MemoryJournal;
import plumbline.testing.TestPostgres;
import plumbline.testing.TestSessions;

/// How long a restore holds its locks beside what its preview told: the rates of the estimate come from here.
@Tag("bench")
final class RestoreEstimateBench extends OnCheckpointGround {

    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final TestSessions sessions = new TestSessions();

    @ParameterizedTest
    @CsvSource({"1000, 0, DELTA", "10000, 0, DELTA", "150000, 0, DELTA", "1000, 4, DELTA", "10000, 4, DELTA",
        "150000, 4, DELTA", "150000, 0, RELOAD", "150000, 4, RELOAD"})
    void toldBesideTaken(int changed, int indexes, RestoreRequest.Mode mode) {
        String set = "e" + changed + "x" + indexes + mode;
        StringBuilder setup = new StringBuilder("CREATE TABLE t (id int PRIMARY KEY, a int, b int, c int, d int,"
                + " v text); INSERT INTO t SELECT i, i, -i, i % 1000, i % 7, md5(i::text) || md5((-i)::text)"
                + " FROM generate_series(1, 200000) AS i;");
        List.of("a", "b", "c", "v").subList(0, indexes)
                .forEach(column -> setup.append("CREATE INDEX ON t (").append(column).append(");"));
        wrecked(set, setup.toString(), "UPDATE t SET a = a + 1, v = 'x' || v WHERE id <= " + changed,
                set + " of 200000 rows, " + indexes + " indexes", mode);
    }

    /// Rows come back whose foreign keys the server looks up, or go that others may refer to.
    @ParameterizedTest
    @CsvSource({"0, 10000, DELTA", "1, 10000, DELTA", "3, 10000, DELTA", "0, 100000, DELTA", "1, 100000, DELTA",
        "3, 100000, DELTA", "0, 100000, RELOAD", "1, 100000, RELOAD", "3, 100000, RELOAD"})
    void foreignKeys(int keys, int changed, RestoreRequest.Mode mode) {
        String set = "f" + keys + "x" + changed + mode;
        StringBuilder setup = new StringBuilder("CREATE TABLE p (id int PRIMARY KEY, v text); INSERT INTO p SELECT i,"
                + " md5(i::text) FROM generate_series(0, 9999) AS i; CREATE TABLE t (id int PRIMARY KEY, a int, b int,"
                + " c int, d int, v text); INSERT INTO t SELECT i, i % 10000, (i * 7) % 10000, (i * 13) % 10000, i % 7,"
                + " md5(i::text) || md5((-i)::text) FROM generate_series(1, 200000) AS i;");
        List.of("a", "b", "c").subList(0, keys)
                .forEach(column -> setup.append("ALTER TABLE t ADD FOREIGN KEY (" + column + ") REFERENCES p;"));
        wrecked(set, setup.toString(), "DELETE FROM t WHERE id <= " + changed,
                changed + " of 200000 rows back, " + keys + " foreign keys", mode);
    }

    /// Parents go that nobody refers to any more.
    @ParameterizedTest
    @CsvSource({"0, 10000", "1, 10000", "3, 10000", "0, 50000", "3, 50000"})
    void parentsThatGo(int keys, int changed) {
        String set = "g" + keys + "x" + changed;
        StringBuilder setup = new StringBuilder("CREATE TABLE p (id int PRIMARY KEY, v text); INSERT INTO p SELECT i,"
                + " md5(i::text) FROM generate_series(0, 9999) AS i; CREATE TABLE t (id int PRIMARY KEY, a int, b int,"
                + " c int); INSERT INTO t SELECT i, i % 10000, (i * 7) % 10000, (i * 13) % 10000"
                + " FROM generate_series(1, 200000) AS i; CREATE INDEX ON t (a); CREATE INDEX ON t (b);"
                + " CREATE INDEX ON t (c);");
        List.of("a", "b", "c").subList(0, keys)
                .forEach(column -> setup.append("ALTER TABLE t ADD FOREIGN KEY (" + column + ") REFERENCES p;"));
        wrecked(set, setup.toString(),
                "INSERT INTO p SELECT i, 'new' FROM generate_series(10000, " + (9_999 + changed) + ") AS i",
                changed + " parents go, " + keys + " foreign keys", RestoreRequest.Mode.DELTA);
    }

    /// A file of SQLite's.
    @ParameterizedTest
    @CsvSource({"1000, 0, 200000, DELTA", "10000, 0, 200000, DELTA", "150000, 0, 200000, DELTA",
        "10000, 4, 200000, DELTA", "150000, 4, 200000, DELTA", "10000, 0, 1000000, DELTA", "150000, 0, 200000, RELOAD",
        "150000, 4, 200000, RELOAD", "150000, 0, 1000000, RELOAD"})
    void files(int changed, int indexes, int rows, RestoreRequest.Mode mode) throws SQLException {
        Path file = folder.resolve("s" + changed + "x" + indexes + "x" + rows + mode + ".db");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE t (id INTEGER PRIMARY KEY, a INT, b INT, c INT, d INT, v TEXT)");
            statement.execute("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < " + rows
                    + ") INSERT INTO t SELECT i, i, -i, i % 1000, i % 7, hex(i * 7919) || hex(i) || hex(i * 104729)"
                    + " || hex(-i) FROM n");
            for (String column : List.of("a", "b", "c", "v").subList(0, indexes)) {
                statement.execute("CREATE INDEX i_" + column + " ON t (" + column + ")");
            }
        }
        Target target = Target.adHoc(new Address.SqliteAddress(file), Environment.TEST);
        SqliteReader reader = new SqliteReader(sessions.sessions(), InstantSource.system(), LONGEST);
        Shelf shelf = new FolderShelf(folder.resolve("files"), reader, () -> folder, InstantSource.system());
        Map<Engine, LiveReader> readers = Map.of(Engine.SQLITE, reader);
        CheckpointMaker maker = new CheckpointMaker(readers, new Actor("bench", "bench"), "bench",
                InstantSource.system(), ZoneOffset.UTC);
        Checkpoint checkpoint = maker.create(new CreateRequest(target, Choice.ALL, "", "", Manifest.MANUAL, 1, false),
                shelf, CheckpointLog.SILENT, WorkContext.none()).orThrow();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.execute("UPDATE t SET a = a + 1, v = 'x' || v WHERE id <= " + changed);
        }
        RestoreEngine restores = new RestoreEngine(new RestoreParts(sessions.sessions(), readers,
                Map.of(Engine.SQLITE, new SqliteRestoring(sessions.sessions(), InstantSource.system(), LONGEST)), maker,
                new SideComparison(readers, () -> folder.resolve("scratch"), Optional.empty()), new MemoryJournal(),
                new Actor("bench", "bench"), () -> folder.resolve("scratch"), "bench", InstantSource.system()));
        measured(changed + " of " + rows + " rows of a file, " + indexes + " indexes", restores, target, shelf,
                checkpoint, mode);
    }

    private void wrecked(String set, String setup, String wreck, String what, RestoreRequest.Mode mode) {
        TestPostgres.Database database = ground.made(set, setup);
        Path place = folder.resolve(set);
        Checkpoint checkpoint = ground.create(database, place, 2);
        database.run(wreck);
        measured(what, ground.restores(), database.target(), ground.shelf(place), checkpoint, mode);
        ground.drop(database);
    }

    private static void measured(String what, RestoreEngine restores, Target target, Shelf shelf,
            Checkpoint checkpoint, RestoreRequest.Mode mode) {
        RestoreRequest request = new RestoreRequest(target, shelf, checkpoint, List.of(), mode, CellChoice.ALL, true,
                false, false, true, List.of(), "");
        List<String> phases = new ArrayList<>();
        long began = System.nanoTime();
        CheckpointLog log = new CheckpointLog() {
            @Override
            public void line(Level level, String text) {
                // only the phases matter
            }

            @Override
            public void at(Progress progress) {
                phases.add(progress.phase() + " " + (System.nanoTime() - began) / 1_000_000);
            }
        };
        try (RestorePlan plan = restores.preview(request, CheckpointLog.SILENT, WorkContext.none()).orThrow()) {
            phases.clear();
            RestoreResult done = restores.apply(plan, log, WorkContext.none()).orThrow();
            System.out.printf(Locale.ROOT, "%s, %s: told %,d ms, taken %,d ms (%s)%n", what, mode, plan.millis(),
                    done.millis(), String.join(", ", phases));
        }
    }
}
