package plumbline.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import plumbline.core.checkpoint.CellChoice;
import plumbline.core.checkpoint.Checkpoint;
import plumbline.core.checkpoint.CheckpointLog;
import plumbline.core.checkpoint.Comparison;
import plumbline.core.checkpoint.Comparisons;
import plumbline.core.checkpoint.PushDown;
import plumbline.core.checkpoint.RestorePlan;
import plumbline.core.checkpoint.RestoreRequest;
import plumbline.core.checkpoint.RestoreRequest.Mode;
import plumbline.core.checkpoint.RestoreResult;
import plumbline.core.checkpoint.Side;
import plumbline.core.checkpoint.TableDifference;
import plumbline.core.problem.Outcome;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.target.Target;
import plumbline.core.work.WorkContext;
import plumbline.testing.TestPostgres;

/// Checkpoints that the licensing-risk system wrote as JSON are compared and put back like those of this program.
class JsonCheckpointTest {

    private static final List<String> TABLES = List.of("regions", "permits", "everything");
    private static final String SETUP = """
            CREATE TYPE mood AS ENUM ('calm', 'it''s "loud"');
            CREATE DOMAIN short AS varchar(8) CHECK (VALUE <> '');
            CREATE TABLE regions (id uuid PRIMARY KEY, name text NOT NULL UNIQUE, created_at timestamptz NOT NULL);
            CREATE TABLE permits (region_id uuid NOT NULL REFERENCES regions ON DELETE CASCADE, no integer,
                status varchar(20), fee numeric(12,2), payload jsonb, PRIMARY KEY (region_id, no));
            CREATE TABLE everything (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, words text, "Odd ""name\\" text,
                i2 smallint, i4 integer, i8 bigint, n numeric, f4 real, f8 double precision, yes boolean, day date,
                hour time, moment timestamp, at timestamptz, span interval, j jsonb, plain json, tags text[],
                grid integer[], bytes bytea, feels mood, tag short, ip inet, range int4range, letters char(4),
                doubled bigint GENERATED ALWAYS AS (i8 / 2) STORED);
            INSERT INTO regions SELECT md5(i::text)::uuid, '区 ' || i, timestamptz '2025-10-30 14:30:15.123456+08'
                + i * interval '1 hour' FROM generate_series(1, 40) AS i;
            INSERT INTO permits SELECT md5((1 + i % 40)::text)::uuid, i, 'open', i / 4.0,
                jsonb_build_object('a', i, 'b', 1.10, 'c', ARRAY['x', NULL]) FROM generate_series(1, 900) AS i;
            INSERT INTO everything (words, "Odd ""name\\", i2, i4, i8, n, f4, f8, yes, day, hour, moment, at, span, j,
                plain, tags, grid, bytes, feels, tag, ip, range, letters) VALUES
            (E'quote '' "double" back\\\\slash\\nline\\ttab \\u00e9 \\U0001F600', 'x', -32768, 2147483647,
                9223372036854775807, 12345678901234567890.12345678901234567890, 0.1, 0.1, true, '2025-10-30',
                '23:59:59.999999', '2025-10-30 14:30:15.000001', '2025-10-30 14:30:15.5+08', '1 mon 2 days 03:04:05',
                '{"k": "v\\"", "n": 1.10, "big": 12345678901234567890}', '{"a":1}', ARRAY['a,b', NULL, '"q"', 'NULL', ''],
                '{{1,2},{3,4}}', '\\x00ff27', 'it''s "loud"', 'short', '10.0.0.0/8', '[1,10)', 'ab'),
            (NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
                NULL, NULL, NULL, NULL, NULL, NULL),
            ('', '', 0, 0, 0, 'NaN', 'Infinity', '-Infinity', false, 'infinity', '00:00', '-infinity', 'infinity',
                '-00:00:01', '"text"', '[]', '{}', '{}', '', 'calm', 'a', '::1', 'empty', '');
            """;
    private static final String WRECK = """
            DELETE FROM regions WHERE name LIKE '区 1%';
            UPDATE permits SET payload = payload || '{"a": null}', fee = NULL WHERE no % 7 = 0;
            UPDATE everything SET words = words || '!', j = NULL, n = n + 1, tags = '{}', bytes = '\\x01' WHERE id = 1;
            DELETE FROM everything WHERE id = 2;
            INSERT INTO everything (id, words) OVERRIDING SYSTEM VALUE VALUES (77, 'new');
            """;

    @TempDir
    Path folder = Path.of("");

    /// For tests that change nothing.
    private static TestPostgres.Database unchanged;

    private RoundTrip trip;

    @BeforeAll
    static void make() {
        unchanged = database(18);
        unchanged
                .run("""
                        CREATE TABLE t (id integer PRIMARY KEY, i4 integer, letters char(4), day date, feels mood, tag short,
                            words text, bytes bytea, at timestamptz, fee numeric(12,2), must text NOT NULL DEFAULT '', grid integer[]);
                        INSERT INTO t SELECT i FROM generate_series(1, 5) AS i""");
    }

    @BeforeEach
    void open() {
        trip = new RoundTrip(folder);
    }

    @AfterEach
    void close() {
        trip.close();
    }

    private static TestPostgres.Database database(int version) {
        TestPostgres.Database database = TestPostgres.of(version).freshDatabase();
        database.run(SETUP);
        return database;
    }

    private RestoreRequest request(Target target, Checkpoint checkpoint, Mode mode, boolean meant) {
        return new RestoreRequest(target, trip.shelf, checkpoint, List.of(), mode, CellChoice.ALL, true, false, meant,
                true, List.of(), "");
    }

    private RestoreResult restore(Target target, Checkpoint checkpoint, Mode mode) {
        return trip.restores.applyUnseen(request(target, checkpoint, mode, true), CheckpointLog.SILENT,
                WorkContext.none()).orThrow();
    }

    private Problem refusal(TestPostgres.Database database, Checkpoint checkpoint) {
        List<String> before = DatabaseImage.of(database);
        Outcome<RestoreResult> outcome = trip.restores.applyUnseen(
                request(database.target(), checkpoint, Mode.DELTA, true), CheckpointLog.SILENT, WorkContext.none());
        assertEquals(before, DatabaseImage.of(database), "nothing may have changed");
        return ((Outcome.Failed<RestoreResult>) outcome).problem();
    }

    @ParameterizedTest
    @ValueSource(ints = {13, 18})
    void aWreckedDatabaseComesBackFromJson(int version) {
        TestPostgres.Database database = database(version);
        Target target = database.target();
        Checkpoint json = JsonDump.of(database, trip.shelf, "to_json(t)", TABLES);
        List<String> before = DatabaseImage.of(database);
        database.run(WRECK);
        List<String> wrecked = DatabaseImage.of(database);
        assertNotEquals(before, wrecked);

        RestoreResult done = restore(target, json, Mode.DELTA);
        assertEquals(before, DatabaseImage.of(database), "by the difference");
        trip.restore(target, trip.shelf.find(done.safety()), Mode.DELTA);
        assertEquals(wrecked, DatabaseImage.of(database), "taken back");
        restore(target, json, Mode.RELOAD);
        assertEquals(before, DatabaseImage.of(database), "loaded anew");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"13 | everything | to_json(t)", "18 | everything | to_json(t)",
        // all as texts, as Python's json.dumps(default=str) writes what it does not know
        "18 | permits | (SELECT json_object_agg(key, value) FROM json_each_text(to_json(t)))"})
    void whatWasSavedIsTheSameAsWhatIsThere(int version, String table, String row) {
        TestPostgres.Database database = version == 18 ? unchanged : database(version);
        Checkpoint json = JsonDump.of(database, trip.shelf, row, List.of("regions", table));

        try (Comparison same = trip.compare(new Side.Saved(trip.shelf, json), new Side.Live(database.target()))) {
            assertEquals(List.of(), same.tables().stream().filter(each -> !each.same()).toList());
        }
    }

    @Test
    void twoCheckpointsOfBothKindsAreComparedByAServer() {
        TestPostgres.Database database = database(18);
        Checkpoint json = JsonDump.of(database, trip.shelf, "to_json(t)", TABLES);
        database.run(WRECK);
        Checkpoint own = trip.create(database.target());

        Side from = new Side.Saved(trip.shelf, json);
        Side to = new Side.Saved(trip.shelf, own);
        try (Comparison found = trip.comparisons.compare(from, to, List.of(),
                new Comparisons.Ways(PushDown.AUTO, database.target()), CheckpointLog.SILENT,
                WorkContext.none()).orThrow()) {
            assertEquals("public.everything +1 -1 ~1; public.permits +0 -252 ~92; public.regions +0 -11 ~0",
                    String.join("; ", found.tables().stream().map(JsonCheckpointTest::counts).sorted().toList()));
        }
        Outcome<Comparison> alone = trip.comparisons.compare(from, to, List.of(), CheckpointLog.SILENT,
                WorkContext.none());
        assertEquals(ProblemCode.NEEDS_SERVER, ((Outcome.Failed<Comparison>) alone).problem().code());
    }

    private static String counts(TableDifference table) {
        return table.name() + " +" + table.added() + " -" + table.removed() + " ~" + table.changed();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "i4 | 2147483648 | value \"2147483648\" is out of range for type integer",
        "i4 | 1.5 | invalid input syntax for type integer: \"1.5\"",
        "letters | \"abcde\" | value too long for type character(4)",
        "day | \"yesterday or so\" | invalid input syntax for type date: \"yesterday or so\"",
        "feels | \"angry\" | invalid input value for enum public.mood: \"angry\"",
        "tag | \"\" | value for domain public.short violates check constraint \"short_check\"",
        "words | \"a\\u0000b\" | a NUL (\\u0000), which no text of PostgreSQL can hold",
        "bytes | \"AP8n\" | bytes that are not written as \\x and hex digits",
        "at | \"2025-10-30T14:30:15\" | a moment without its time zone",
        "fee | 1.234 | more digits behind the point than numeric(12,2) keeps",
        "must | null | NULL in a column that takes none",
        "grid | [[1],[2,3]] | ?"})
    void aValueThatDoesNotFitIsNamed(String column, String value, String words) {
        String must = column.equals("must") ? "" : "\"must\": \"\", ";
        StringBuilder rows = new StringBuilder();
        for (int i = 1; i <= 3000; i++) {
            String its = i == 1234 ? value : column.equals("must") ? "\"x\"" : "null";
            rows.append(i == 1 ? "[" : ",").append("{\"id\": ").append(i).append(", ").append(must).append('"')
                    .append(column).append("\": ").append(its).append('}');
        }

        Problem problem = refusal(unchanged, JsonDump.rows(trip.shelf, "t", rows + "]"));

        assertEquals("UNFIT_VALUE public.t." + column, problem.code() + " " + problem.subject());
        assertTrue(problem.detail().startsWith("row 1234: " + words.replace("?", "")), problem.detail());
    }

    @Test
    void aRowThatSaysNothingOfAColumnIsNamed() {
        Problem problem = refusal(unchanged, JsonDump.rows(trip.shelf, "regions", """
                [{"id": "7c2bf0fe-d4b1-4a3a-8b1a-000000000001", "name": "a", "created_at": "2025-10-30 14:30:15+00"},
                 {"id": "7c2bf0fe-d4b1-4a3a-8b1a-000000000002", "name": "b"}]"""));
        assertEquals("public.regions.created_at row 2: the row says nothing of this column",
                problem.subject() + " " + problem.detail());
    }

    @Test
    void aTableAndAColumnThatAreNotThereStandInTheWay() {
        assertEquals(ProblemCode.SCHEMA_DIFFERS,
                refusal(unchanged, JsonDump.rows(trip.shelf, "gone", "[{\"id\": 1}]")).code());
        assertEquals("public.permits the column is missing in the database: colour",
                subject(refusal(unchanged, JsonDump.rows(trip.shelf, "permits", "[{\"no\": 1, \"colour\": 1}]"))));
    }

    private static String subject(Problem problem) {
        return problem.subject() + " " + problem.detail();
    }

    @Test
    void aColumnOfALaterTimeIsLeftAsItIs() {
        TestPostgres.Database database = database(18);
        Checkpoint json = JsonDump.of(database, trip.shelf, "to_json(t)", List.of("regions"));
        database.run("ALTER TABLE regions ADD later text DEFAULT 'now'; UPDATE regions SET created_at = 'infinity'");

        restore(database.target(), json, Mode.DELTA);

        database.run(
                "DO $$ BEGIN ASSERT (SELECT bool_and(later = 'now' AND isfinite(created_at)) FROM regions); END $$");
    }

    @Test
    void everyDatabaseCountsAsAnotherOneUntilItIsMeant() {
        TestPostgres.Database database = unchanged;
        Checkpoint json = JsonDump.of(database, trip.shelf, "to_json(t)", TABLES);
        try (RestorePlan plan = trip.restores.preview(request(database.target(), json, Mode.DELTA, false),
                CheckpointLog.SILENT, WorkContext.none()).orThrow()) {
            assertEquals(List.of(ProblemCode.UNTOLD_DATABASE), plan.obstacles().stream().map(Problem::code).toList());
        }
    }

    @Test
    void aFileThatIsCutOffHurtsNothing() {
        TestPostgres.Database database = unchanged;
        Checkpoint json = JsonDump.of(database, trip.shelf, "to_json(t)", TABLES);
        Path file = JsonDump.file(trip.shelf);
        cut(file);
        assertEquals(ProblemCode.BAD_CHECKPOINT, refusal(database, json).code(), "looked at before");
        Checkpoint damaged = trip.shelf.find(file.toString());
        assertEquals(Checkpoint.Condition.DAMAGED, damaged.condition());
        assertEquals(ProblemCode.BAD_CHECKPOINT, refusal(database, damaged).code());
    }

    private static void cut(Path file) {
        try {
            byte[] whole = Files.readAllBytes(file);
            Files.write(file, java.util.Arrays.copyOf(whole, whole.length * 2 / 3));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Test
    void whatWasPreviewedIsWhatIsDone() {
        TestPostgres.Database database = database(18);
        Checkpoint json = JsonDump.of(database, trip.shelf, "to_json(t)", TABLES);
        database.run(WRECK);
        RestoreRequest request = request(database.target(), json, Mode.DELTA, true);
        try (RestorePlan plan = trip.restores.preview(request, CheckpointLog.SILENT, WorkContext.none()).orThrow()) {
            RestoreResult done = trip.restores.apply(plan, CheckpointLog.SILENT, WorkContext.none()).orThrow();
            assertEquals(plan.changes(), done.changed());
        }
    }
}
