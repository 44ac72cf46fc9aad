package plumbline.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumbline.core.backup.BackupRecord;
import plumbline.core.backup.BackupRestorePlan;
import plumbline.core.backup.BackupRestored;
import plumbline.core.backup.DumpRequest;
import plumbline.core.backup.Flaw;
import plumbline.core.backup.FoundBackup;
import plumbline.core.backup.Kind;
import plumbline.core.backup.Scope;
import plumbline.core.backup.TrialRestore;
import plumbline.core.journal.JournalState;
import plumbline.core.problem.Effect;
import plumbline.core.problem.ProblemCode;
import plumbline.core.problem.ProblemException;
import plumbline.core.sql.TableName;
import plumbline.core.work.WorkContext;
import plumbline.testing.TestPostgres;

/// Dumps by this machine's tools, from a server to the file and back.
final class DumpTest {

    private static final WorkContext NONE = WorkContext.none();

    @TempDir
    Path folder;

    private final Backing backing = new Backing(List.of());
    private TestPostgres.Database database = new TestPostgres.Database("", 1, "x", "x");

    @BeforeEach
    void fill() {
        assumeTrue(Backing.major().isPresent(), "no pg_dump here");
        database = TestPostgres.of(Backing.major().orElseThrow()).freshDatabase();
        database.run(
                """
                        CREATE TABLE distillations (id int PRIMARY KEY, usage_count int NOT NULL DEFAULT 0);
                        CREATE TABLE distillation_usage (id serial PRIMARY KEY, d int REFERENCES distillations, note text);
                        CREATE INDEX usage_d ON distillation_usage (d);
                        CREATE TABLE "odd ""name, 表" (at date) PARTITION BY RANGE (at);
                        CREATE TABLE part PARTITION OF "odd ""name, 表" FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
                        INSERT INTO distillations SELECT i FROM generate_series(1, 100) AS i;
                        INSERT INTO distillation_usage (d, note) SELECT i % 100 + 1, E'a\\nb\\\\.\\tc' FROM generate_series(1, 500) AS i;
                        INSERT INTO part VALUES ('2026-05-05'), ('2026-06-06');
                        """);
    }

    @AfterEach
    void end() {
        backing.close();
    }

    private FoundBackup whole() {
        return backing.maker.create(database.target(), DumpRequest.WHOLE, folder, "", NONE);
    }

    private FoundBackup only(Scope scope, String... tables) {
        return backing.maker.create(database.target(),
                new DumpRequest(java.util.Arrays.stream(tables).map(TableName::of).toList(), scope, 1), folder, "",
                NONE);
    }

    private long count(String table) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT count(*) FROM " + table)) {
            row.next();
            return row.getLong(1);
        }
    }

    @Test
    void writesADumpWithItsRecordUnderTheNameOfTheSeed() {
        FoundBackup made = whole();

        assertEquals("backup_20260131_020000.dump", made.name());
        BackupRecord record = made.record();
        assertNotNull(record);
        assertEquals(Kind.DATABASE, record.kind());
        assertEquals(made.bytes(), record.bytes());
        assertTrue(record.tool().startsWith("pg_dump "), record.tool());
    }

    @Test
    void dumpAndRecordAreReadableForTheirOwnerOnly() throws IOException {
        FoundBackup made = whole();

        for (Path file : List.of(made.path(), Path.of(made.path() + ".json"))) {
            assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        }
    }

    @Test
    void verificationCountsTheRowsOfEveryTable() {
        assertEquals(
                Map.of("public.distillations", 100L, "public.distillation_usage", 500L, "public.part", 2L),
                backing.verifier.verify(whole(), NONE).rows());
    }

    @Test
    void aChangedByteIsFound() throws IOException {
        FoundBackup made = whole();
        byte[] bytes = Files.readAllBytes(made.path());
        bytes[bytes.length - 40] ^= 1;
        Files.write(made.path(), bytes);

        assertEquals(Flaw.Code.HASH, backing.verifier.verify(made, NONE).flaws().getFirst().code());
    }

    @Test
    void aPartitionedTableBringsItsPartitionsAlong() {
        FoundBackup made = only(Scope.DATA, "odd \"name, 表");

        assertEquals(Map.of("public.part", 2L), backing.verifier.verify(made, NONE).rows());
    }

    @Test
    void aTableThatIsNotThereIsNamed() {
        ProblemException refused = assertThrows(ProblemException.class, () -> only(Scope.ALL, "nowhere"));

        assertEquals(ProblemCode.UNKNOWN_TABLE, refused.problem().code());
    }

    @Test
    void aDumpOfDefinitionsHoldsNoRows() {
        assertEquals(Map.of(), backing.verifier.verify(only(Scope.SCHEMA), NONE).rows());
    }

    @Test
    void aTrialRestoresIntoADatabaseOfItsOwnAndLeavesNothing() throws SQLException {
        FoundBackup made = whole();

        TrialRestore.Trial trial = backing.trials.run(made.path(), database.target(), NONE);

        assertEquals(List.of(), trial.flaws());
        assertEquals(0, databases());
    }

    private long databases() throws SQLException {
        return count("pg_database WHERE datname LIKE 'plumbline_trial_%'");
    }

    @Test
    void aTrialThatFailsLeavesNothingEither() throws SQLException {
        FoundBackup rowsOnly = only(Scope.DATA, "distillations");

        ProblemException failed = assertThrows(ProblemException.class,
                () -> backing.trials.run(rowsOnly.path(), database.target(), NONE));

        assertEquals(ProblemCode.TOOL_FAILED, failed.problem().code());
        assertEquals(0, databases());
    }

    @Test
    void aRoleWithoutTheRightIsToldWhichOneATrialNeeds() {
        FoundBackup made = whole();
        database.run("DROP ROLE IF EXISTS small_one; CREATE ROLE small_one LOGIN");
        plumbline.core.target.Target small = new TestPostgres.Database(database.host(), database.port(),
                database.name(), "small_one").target();

        ProblemException refused = assertThrows(ProblemException.class,
                () -> backing.trials.run(made.path(), small, NONE));

        assertEquals(ProblemCode.RIGHTS, refused.problem().code());
        assertEquals("CREATEDB", refused.problem().detail());
    }

    @Test
    void puttingAllBackReplacesWhatWasWrecked() throws SQLException {
        FoundBackup made = whole();
        database.run("DELETE FROM distillation_usage; UPDATE distillations SET usage_count = 7; DROP INDEX usage_d");

        BackupRestorePlan plan = backing.restorer.plan(made.path(), database.target(), List.of(), false, NONE);
        BackupRestored done = backing.restorer.perform(plan, folder.resolve("safety"), NONE);

        assertEquals(List.of(), done.missing());
        assertEquals(500, count("distillation_usage"));
        assertEquals(0, count("distillations WHERE usage_count = 7"));
        assertEquals(1, count("pg_indexes WHERE indexname = 'usage_d'"));
    }

    @Test
    void partitionsWithKeysAndIndexesOnSeveralLevelsAreReplaced() throws SQLException {
        database.run("""
                CREATE TABLE a (id int, at date, v int, PRIMARY KEY (id, at)) PARTITION BY RANGE (at);
                CREATE INDEX a_v ON a (v);
                CREATE TABLE a_1 PARTITION OF a FOR VALUES FROM ('2026-01-01') TO ('2027-01-01')
                    PARTITION BY HASH (id);
                CREATE TABLE a_1_h PARTITION OF a_1 FOR VALUES WITH (MODULUS 1, REMAINDER 0);
                CREATE TABLE z (id int, at date, FOREIGN KEY (id, at) REFERENCES a);
                INSERT INTO a VALUES (1, '2026-05-05', 1)""");
        FoundBackup made = whole();
        database.run("DELETE FROM a");

        BackupRestorePlan plan = backing.restorer.plan(made.path(), database.target(), List.of(), false, NONE);
        backing.restorer.perform(plan, folder.resolve("safety"), NONE);

        assertEquals(1, count("a"));
        assertEquals(4, count("pg_class WHERE relispartition AND relkind IN ('i', 'I') AND relname LIKE 'a_1%'"));
    }

    @Test
    void theSafetyBackupHoldsWhatWasThereAndTheJournalTheRun() {
        FoundBackup made = whole();
        database.run("DELETE FROM distillation_usage");
        BackupRestorePlan plan = backing.restorer.plan(made.path(), database.target(), List.of(), false, NONE);

        BackupRestored done = backing.restorer.perform(plan, folder.resolve("safety"), NONE);

        Path safety = done.safety();
        assertNotNull(safety);
        assertEquals("before_restore_20260131_020000.dump", String.valueOf(safety.getFileName()));
        assertEquals(0L, backing.tools.countRows(safety, NONE).get(TableName.of("public", "distillation_usage")));
        assertEquals(JournalState.COMMITTED, backing.journal.find(done.run()).orElseThrow().state());
    }

    @Test
    void aPlanChangesNothing() throws SQLException {
        FoundBackup made = whole();
        database.run("DELETE FROM distillation_usage");

        BackupRestorePlan plan = backing.restorer.plan(made.path(), database.target(), List.of(), false, NONE);

        assertEquals(0, count("distillation_usage"));
        assertTrue(plan.sameDatabase());
        assertTrue(plan.command().contains("--single-transaction"), plan.command());
    }

    @Test
    void rowsOfAChosenTableAreAddedAndNoOthers() throws SQLException {
        FoundBackup made = whole();
        database.run("DELETE FROM distillation_usage; UPDATE distillations SET usage_count = 7");

        backing.restorer.perform(backing.restorer.plan(made.path(), database.target(),
                List.of(TableName.of("distillation_usage")), false, NONE), null, NONE);

        assertEquals(500, count("distillation_usage"));
        assertEquals(100, count("distillations WHERE usage_count = 7"));
    }

    @Test
    void rowsThatAreThereAlreadyStopItAndNothingIsChanged() throws SQLException {
        FoundBackup made = whole();
        database.run("DELETE FROM distillation_usage WHERE id > 10");
        BackupRestorePlan plan = backing.restorer.plan(made.path(), database.target(),
                List.of(TableName.of("distillation_usage")), false, NONE);

        ProblemException refused = assertThrows(ProblemException.class,
                () -> backing.restorer.perform(plan, null, NONE));

        assertEquals(Effect.NOTHING_CHANGED, refused.problem().effect());
        assertFalse(refused.problem().detail().contains("(id)=(1)"), refused.problem().detail());
        assertEquals(10, count("distillation_usage"));
        assertEquals(JournalState.ROLLED_BACK, backing.journal.newest("", 1).getFirst().state());
    }

    @Test
    void anotherDatabaseIsRefusedUnlessItIsMeant() {
        FoundBackup made = whole();
        TestPostgres.Database other = TestPostgres.of(Backing.major().orElseThrow()).freshDatabase();

        ProblemException refused = assertThrows(ProblemException.class,
                () -> backing.restorer.plan(made.path(), other.target(), List.of(), false, NONE));

        assertEquals(ProblemCode.OTHER_BACKUP, refused.problem().code());
        assertFalse(backing.restorer.plan(made.path(), other.target(), List.of(), true, NONE).sameDatabase());
    }

    @Test
    void aTableThatOthersHoldIsGivenUpWithTheirNames() throws SQLException {
        FoundBackup made = whole();
        BackupRestorePlan plan = backing.restorer.plan(made.path(), database.target(), List.of(), false, NONE);
        try (Connection holder = database.connect(Map.of("ApplicationName", "nightly batch"));
                Statement statement = holder.createStatement()) {
            holder.setAutoCommit(false);
            statement.execute("SELECT * FROM distillations FOR UPDATE");

            ProblemException refused = assertThrows(ProblemException.class,
                    () -> backing.restorer.perform(plan, null, NONE));

            assertEquals(ProblemCode.LOCK_TIMEOUT, refused.problem().code());
            assertTrue(refused.problem().detail().contains("nightly batch"), refused.problem().detail());
            assertEquals(Effect.NOTHING_CHANGED, refused.problem().effect());
        }
    }

    @Test
    void aViewThatDependsOnATableOfTheBackupStopsItAndNothingIsChanged() throws SQLException {
        FoundBackup made = only(Scope.ALL, "distillations", "distillation_usage");
        database.run("CREATE VIEW newer AS SELECT * FROM distillations; DELETE FROM distillation_usage");
        BackupRestorePlan plan = backing.restorer.plan(made.path(), database.target(), List.of(), false, NONE);

        ProblemException refused = assertThrows(ProblemException.class,
                () -> backing.restorer.perform(plan, null, NONE));

        assertEquals(ProblemCode.TOOL_FAILED, refused.problem().code());
        assertEquals(Effect.NOTHING_CHANGED, refused.problem().effect());
        assertEquals(0, count("distillation_usage"));
    }
}
