package plumbline.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import plumbline.core.checkpoint.Checkpoint;
import plumbline.core.checkpoint.CheckpointLog;
import plumbline.core.checkpoint.Comparison;
import plumbline.core.checkpoint.RestorePlan;
import plumbline.core.checkpoint.RestoreRequest;
import plumbline.core.checkpoint.Side;
import plumbline.core.problem.Outcome;
import plumbline.core.problem.ProblemCode;
import plumbline.core.target.Address.SqliteAddress;
import plumbline.core.target.Environment;
import plumbline.core.target.Target;
import plumbline.core.work.WorkContext;
import plumbline.testing.TestPostgres;
import plumbline.ui.checkpoints.DifferenceExport;
import plumbline.ui.checkpoints.DifferenceFiles;

/// What a script makes of a wrecked database is what a restore makes of it.
class ScriptsTest {

    private static final Set<String> SOME = Set.of("sequences", "foreign-keys-in-a-circle-not-null",
            "unique-values-swapped", "foreign-key-to-itself", "triggers-of-a-person", "statement-triggers-of-children",
            "inheritance", "composites-and-arrays");

    @TempDir
    Path folder = Path.of("");

    static Stream<Arguments> some() {
        return all().filter(each -> SOME.contains(each.get()[0].toString()));
    }

    static Stream<Arguments> all() {
        return HardCase.all().stream().flatMap(hard -> Stream.of(13, 18).filter(version -> version >= hard.since())
                .map(version -> Arguments.of(hard, version)));
    }

    @ParameterizedTest(name = "{0} on PostgreSQL {1}")
    @MethodSource("some")
    void aScriptRestores(HardCase hard, int version) {
        TestPostgres.Database database = TestPostgres.of(version).freshDatabase();
        database.run(hard.setup());
        try (RoundTrip trip = new RoundTrip(folder)) {
            List<String> before = DatabaseImage.of(database);
            Checkpoint checkpoint = trip.create(database.target());
            database.run(hard.wreck());
            List<String> wrecked = DatabaseImage.of(database);
            Outcome<String> script;
            try (RestorePlan plan = trip.restores.preview(RestoreRequest.whole(database.target(), trip.shelf,
                    checkpoint), CheckpointLog.SILENT, WorkContext.none()).orThrow()) {
                script = trip.restores.script(plan);
            }
            assertEquals(wrecked, DatabaseImage.of(database), "a script is only written");
            switch (script) {
                case Outcome.Done<String>(String statements) -> {
                    database.run(statements);
                    assertEquals(String.join("\n", before), String.join("\n", DatabaseImage.of(database)));
                }
                // a type whose text is not exact
                case Outcome.Failed<String>(var problem) -> assertEquals(
                        SOME.contains(hard.toString()) ? null : ProblemCode.NO_SCRIPT, problem.code());
            }
        }
    }

    @Tag("proofs")
    @ParameterizedTest(name = "{0} on PostgreSQL {1}")
    @MethodSource("all")
    void everyScriptRestores(HardCase hard, int version) {
        aScriptRestores(hard, version);
    }

    static Stream<HardCase> ofFiles() {
        // a literal of its length is more than SQLite reads
        return HardCase.all("hard-sqlite").stream().filter(each -> !each.toString().equals("large-values"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ofFiles")
    void aScriptRestoresAFile(HardCase hard) {
        Path file = folder.resolve("file.db");
        SqliteImage.run(file, hard.setup());
        Target target = Target.adHoc(new SqliteAddress(file), Environment.TEST);
        try (RoundTrip trip = new RoundTrip(folder)) {
            List<String> before = SqliteImage.of(file);
            Checkpoint checkpoint = trip.create(target);
            SqliteImage.run(file, hard.wreck());
            String script;
            try (RestorePlan plan = trip.restores.preview(RestoreRequest.whole(target, trip.shelf, checkpoint),
                    CheckpointLog.SILENT, WorkContext.none()).orThrow()) {
                script = trip.restores.script(plan).orThrow();
            }
            SqliteImage.run(file, script.replace(".bail on\n", ""));
            assertEquals(String.join("\n", before), String.join("\n", SqliteImage.of(file)));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {13, 18})
    void aPatchOfTheScreenKeepsTheOrderOfForeignKeysAndSetsSequences(int version) throws IOException {
        TestPostgres.Database database = TestPostgres.of(version).freshDatabase();
        database.run("""
                CREATE TABLE z_parent (id serial PRIMARY KEY, code text UNIQUE);
                CREATE TABLE m_child (id int PRIMARY KEY, parent int NOT NULL REFERENCES z_parent, v text);
                CREATE TABLE a_grandchild (id int PRIMARY KEY, child int NOT NULL REFERENCES m_child ON DELETE CASCADE);
                INSERT INTO z_parent (code) SELECT 'c' || n FROM generate_series(1, 5) AS n;
                INSERT INTO m_child SELECT n, n, 'v' FROM generate_series(1, 5) AS n;
                INSERT INTO a_grandchild SELECT n, n FROM generate_series(1, 5) AS n""");
        List<String> before = DatabaseImage.of(database);
        try (RoundTrip trip = new RoundTrip(folder)) {
            Checkpoint checkpoint = trip.create(database.target());
            database.run("""
                    DELETE FROM m_child WHERE id = 2; DELETE FROM z_parent WHERE id = 2;
                    INSERT INTO z_parent (code) VALUES ('c9'); UPDATE m_child SET parent = 6 WHERE id = 3;
                    INSERT INTO m_child VALUES (10, 6, 'new'); INSERT INTO a_grandchild VALUES (10, 10)""");
            Path file = folder.resolve("patch.sql");
            try (Comparison comparison = trip.compare(new Side.Live(database.target()),
                    new Side.Saved(trip.shelf, checkpoint))) {
                new DifferenceFiles().write(comparison, DifferenceExport.Form.SQL, file, WorkContext.none());
            }
            database.run(Files.readString(file));
            assertEquals(before, DatabaseImage.of(database));
        }
    }

    @Test
    void aRowThatMovedInBetweenStopsTheScript() {
        TestPostgres.Database database = TestPostgres.of(18).freshDatabase();
        database.run("CREATE TABLE t (id int PRIMARY KEY, v int); INSERT INTO t VALUES (1, 1), (2, 2)");
        try (RoundTrip trip = new RoundTrip(folder)) {
            Checkpoint checkpoint = trip.create(database.target());
            database.run("UPDATE t SET v = 9");
            String script;
            try (RestorePlan plan = trip.restores.preview(RestoreRequest.whole(database.target(), trip.shelf,
                    checkpoint), CheckpointLog.SILENT, WorkContext.none()).orThrow()) {
                script = trip.restores.script(plan).orThrow();
            }
            database.run("UPDATE t SET v = 10 WHERE id = 2");
            List<String> then = DatabaseImage.of(database);
            org.junit.jupiter.api.Assertions.assertThrows(RuntimeException.class, () -> database.run(script));
            assertEquals(then, DatabaseImage.of(database));
        }
    }
}
