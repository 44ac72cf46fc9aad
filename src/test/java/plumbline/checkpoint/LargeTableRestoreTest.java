package plumbline.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import plumbline.core.checkpoint.CellChoice;
import plumbline.core.checkpoint.Checkpoint;
import plumbline.core.checkpoint.CheckpointLog;
import plumbline.core.checkpoint.RestorePlan;
import plumbline.core.checkpoint.RestoreRequest;
import plumbline.core.checkpoint.RestoreResult;
import plumbline.core.problem.Outcome;
import plumbline.core.problem.ProblemCode;
import plumbline.core.work.WorkContext;
import plumbline.testing.TestPostgres;

/// Tables that are large enough for a restore to ask the server whether they are as they were previewed.
class LargeTableRestoreTest extends WithRoundTrip {

    private static final String SCRIPT = "CREATE TABLE p (id int PRIMARY KEY, v text NOT NULL);"
            + "INSERT INTO p SELECT n, repeat('x', 100) FROM generate_series(1, 5000) n;"
            + "CREATE TABLE c (id int PRIMARY KEY, p int NOT NULL REFERENCES p, v text);"
            + "INSERT INTO c SELECT n, n, repeat('y', 100) FROM generate_series(1, 5000) n;"
            + "CREATE TABLE u (v text, n int); INSERT INTO u SELECT repeat('z', 100), n FROM generate_series(1, 5000) n";
    private static final String WRECK = "DELETE FROM c WHERE id % 100 = 3; DELETE FROM p WHERE id % 100 = 3;"
            + "UPDATE p SET v = 'wrong' WHERE id % 50 = 7; INSERT INTO p VALUES (0, 'new'); UPDATE c SET p = 0 WHERE id = 9;"
            + "DELETE FROM u WHERE n % 70 = 1; INSERT INTO u VALUES ('new', 1), ('new', 1); CHECKPOINT";

    private static TestPostgres.Database database(int major) {
        TestPostgres.Database database = TestPostgres.of(major).freshDatabase();
        database.run(SCRIPT);
        return database;
    }

    private static void wreck(TestPostgres.Database database) {
        for (String statement : WRECK.split(";", -1)) {
            database.run(statement);
        }
    }

    private RestorePlan previewed(TestPostgres.Database database, Checkpoint checkpoint) {
        return trip.restores.preview(new RestoreRequest(database.target(), trip.shelf, checkpoint, List.of(),
                RestoreRequest.Mode.DELTA, CellChoice.ALL, true, false, false, true, List.of(), ""),
                CheckpointLog.SILENT, WorkContext.none()).orThrow();
    }

    private Outcome<RestoreResult> applied(RestorePlan plan) {
        return trip.restores.apply(plan, CheckpointLog.SILENT, WorkContext.none());
    }

    @ParameterizedTest
    @ValueSource(ints = {13, 18})
    void comeBackAsTheyWere(int major) {
        TestPostgres.Database database = database(major);
        List<String> before = DatabaseImage.of(database);
        Checkpoint checkpoint = trip.create(database.target());
        wreck(database);
        try (RestorePlan plan = previewed(database, checkpoint)) {
            applied(plan).orThrow();
        }
        assertEquals(before, DatabaseImage.of(database));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"18 | DELETE FROM c WHERE id = 77",
        "18 | UPDATE p SET v = 'late' WHERE id = 4000", "13 | INSERT INTO u VALUES ('late', 2)", "18 | TRUNCATE u"})
    void areLeftAloneWhereTheyChangedSinceThePreview(int major, String late) {
        TestPostgres.Database database = database(major);
        Checkpoint checkpoint = trip.create(database.target());
        wreck(database);
        try (RestorePlan plan = previewed(database, checkpoint)) {
            database.run(late);
            List<String> before = DatabaseImage.of(database);
            Object ended = applied(plan) instanceof Outcome.Failed<RestoreResult>(var problem)
                    ? problem.code()
                    : "restored";
            assertEquals(List.of(ProblemCode.DIFFERENCES_CHANGED, before),
                    List.of(ended, DatabaseImage.of(database)));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {13, 18})
    void comeBackUnderRandomKeysAndWithoutAny(int major) {
        TestPostgres.Database database = TestPostgres.of(major).freshDatabase();
        database.run("CREATE TABLE k (id uuid PRIMARY KEY, v text); INSERT INTO k SELECT md5(n::text)::uuid,"
                + " repeat('k', 150) FROM generate_series(1, 50000) n; CREATE TABLE u (v text, n int);"
                + " INSERT INTO u SELECT repeat('u', 100), n % 30000 FROM generate_series(1, 40000) n; ANALYZE");
        List<String> before = DatabaseImage.of(database);
        Checkpoint checkpoint = trip.create(database.target());
        database.run("DELETE FROM k WHERE id::text LIKE 'a7%'; UPDATE k SET v = 'wrong' WHERE id::text LIKE 'b3%';"
                + " INSERT INTO k VALUES (md5('new')::uuid, NULL); DELETE FROM u WHERE n % 1000 = 3;"
                + " INSERT INTO u SELECT v, n FROM u WHERE n % 1000 = 4");
        trip.restore(database.target(), checkpoint, RestoreRequest.Mode.DELTA);
        assertEquals(before, DatabaseImage.of(database));
    }

    @ParameterizedTest
    @CsvSource({"12000, 5, 0", "12000, 1500, 2", "100, 1, 2"})
    void statisticsAreRenewedWhereChangesOutdateThem(int rows, int changed, int columns) throws SQLException {
        TestPostgres.Database database = TestPostgres.of(18).freshDatabase();
        database.run("CREATE TABLE t (id int PRIMARY KEY, v int) WITH (autovacuum_enabled = false);"
                + "INSERT INTO t SELECT n, n FROM generate_series(1, " + rows + ") n");
        Checkpoint checkpoint = trip.create(database.target());
        database.run("UPDATE t SET v = 0 WHERE id <= " + changed);
        trip.restore(database.target(), checkpoint, RestoreRequest.Mode.DELTA);
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement
                        .executeQuery("SELECT count(*) FROM pg_statistic WHERE starelid = 't'::regclass")) {
            row.next();
            assertEquals(columns, row.getInt(1));
        }
    }
}
