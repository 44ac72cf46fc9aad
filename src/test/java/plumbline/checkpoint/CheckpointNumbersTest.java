package plumbline.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import plumbline.core.check.SavedNumbers;
import plumbline.core.checkpoint.Checkpoint;
import plumbline.core.checkpoint.CheckpointLog;
import plumbline.core.checkpoint.Choice;
import plumbline.core.checkpoint.CreateRequest;
import plumbline.core.checkpoint.Manifest;
import plumbline.core.checkpoint.count.CheckpointNumbers;
import plumbline.core.problem.ProblemCode;
import plumbline.core.problem.ProblemException;
import plumbline.core.sql.TableName;
import plumbline.core.target.Target;
import plumbline.core.work.WorkContext;
import plumbline.testing.TestPostgres;

/// Numbers of rows out of manifests, beside what the server counts.
final class CheckpointNumbersTest {

    private static final String SCHEMA = """
            CREATE TABLE plain (id int PRIMARY KEY);
            CREATE TABLE parted (id int NOT NULL) PARTITION BY RANGE (id);
            CREATE TABLE parted_low PARTITION OF parted FOR VALUES FROM (0) TO (10);
            CREATE TABLE parted_high PARTITION OF parted FOR VALUES FROM (10) TO (100);
            CREATE TABLE parent (id int);
            CREATE TABLE child () INHERITS (parent);
            INSERT INTO plain SELECT generate_series(1, 5);
            INSERT INTO parted SELECT generate_series(5, 24);
            INSERT INTO child VALUES (1);
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private RoundTrip work;

    @BeforeEach
    void open() {
        work = new RoundTrip(folder);
    }

    @AfterEach
    void close() {
        work.close();
    }

    private static TestPostgres.Database database(int major) {
        TestPostgres.Database database = TestPostgres.of(major).freshDatabase();
        database.run(SCHEMA);
        return database;
    }

    private SavedNumbers.Numbers numbers(Target target, String id, String... tables) {
        return new CheckpointNumbers(() -> work.shelf, work.sessions.sessions()).of(target,
                new LinkedHashSet<>(List.of(tables)), id, WorkContext.none());
    }

    private String refused(Target target, String id, String... tables) {
        ProblemException refused = assertThrows(ProblemException.class, () -> numbers(target, id, tables));
        assertEquals(ProblemCode.NO_SAVED_NUMBERS, refused.problem().code());
        return refused.problem().detail();
    }

    private Checkpoint of(Target target, String name, String... tables) {
        return work.checkpoints.create(new CreateRequest(target,
                Choice.of(List.of(tables).stream().map(TableName::parse).toList()), name, "", Manifest.MANUAL, 1,
                false), work.shelf, CheckpointLog.SILENT, WorkContext.none()).orThrow();
    }

    @ParameterizedTest
    @ValueSource(ints = {13, 18})
    void tablesAndPartitionedOnesHaveTheNumbersTheServerWouldCount(int major) {
        TestPostgres.Database database = database(major);
        Checkpoint saved = work.create(database.target());
        database.run("DELETE FROM plain; DELETE FROM parted");

        assertEquals(Map.of("plain", 5L, "public.parted", 20L),
                numbers(database.target(), saved.id(), "plain", "public.parted").counts());
    }

    @Test
    void latestIsTheNewestThatHasAllTables() {
        Target target = database(18).target();
        of(target, "both", "plain", "parted");
        of(target, "half", "plain");

        assertEquals("both", numbers(target, "latest", "plain", "parted").id());
    }

    @Test
    void anotherDatabaseIsRefused() {
        Checkpoint saved = work.create(database(18).target());

        assertTrue(refused(database(18).target(), saved.id(), "plain").contains(" / "));
    }

    @Test
    void aTableThatWasNotSavedIsNamed() {
        Target target = database(18).target();
        of(target, "half", "plain");

        assertEquals("parted: not saved", refused(target, "latest", "plain", "parted"));
    }

    @Test
    void somePartitionsAreNotTheTable() {
        Target target = database(18).target();
        of(target, "low", "parted_low");

        assertEquals("parted: not all partitions saved", refused(target, "low", "parted"));
    }

    @Test
    void aTableWithChildrenOfInheritanceIsNotTold() {
        Target target = database(18).target();
        Checkpoint saved = work.create(target);

        assertEquals("parent: has tables that inherit from it", refused(target, saved.id(), "parent"));
    }

    @Test
    void onlyThoseThatHaveTheNumbersAreOffered() {
        Target target = database(18).target();
        of(target, "both", "plain", "parted");
        of(target, "half", "plain");

        assertEquals(List.of("both"), new CheckpointNumbers(() -> work.shelf, work.sessions.sessions())
                .offers(target, Set.of("plain", "parted")).stream().map(SavedNumbers.Offer::id).toList());
    }
}
