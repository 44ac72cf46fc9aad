package plumbline.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import plumbline.core.checkpoint.Checkpoint;
import plumbline.core.checkpoint.CheckpointLog;
import plumbline.core.checkpoint.Comparison;
import plumbline.core.checkpoint.Comparisons;
import plumbline.core.checkpoint.Delta;
import plumbline.core.checkpoint.PushDown;
import plumbline.core.checkpoint.Side;
import plumbline.core.checkpoint.TableDifference;
import plumbline.core.checkpoint.Tuple;
import plumbline.core.work.WorkContext;
import plumbline.testing.TestPostgres;

/// What the server's sums find is what reading all rows finds.
final class PushDownTest {

    /// Keys that can be cut into ranges on the server, each with the text of the n-th key.
    private static final List<String[]> KEYS = List.of(new String[]{"integer", "n * 3"},
            new String[]{"smallint", "n - 500"}, new String[]{"bigint", "(n - 300) * 10000000000"},
            new String[]{"numeric", "(n - 200) / 7.0"}, new String[]{"uuid", "md5(n::text)::uuid"},
            new String[]{"text COLLATE \"C\"", "'k' || chr(97 + n % 26) || '\"ä\\\\,{}数' || n"},
            new String[]{"varchar(40) COLLATE \"C\"", "'it''s ' || n"},
            new String[]{"date", "date '1900-01-01' - 9999 + n * 71"},
            new String[]{"timestamptz", "timestamptz '0044-03-15 BC' + n * interval '1 month 3.000001 seconds'"},
            new String[]{"time", "time '00:00' + n * interval '1.5 seconds'"},
            new String[]{"bytea", "decode(md5(n::text), 'hex')"},
            new String[]{"name", "'n' || n"}, new String[]{"oid", "4294967295 - n"}, new String[]{"positive", "n"});
    private static final String TYPES = """
            CREATE DOMAIN positive AS int CHECK (VALUE > 0);
            CREATE TYPE mood AS ENUM ('sad', 'so so', 'glad');
            """;
    private static final String CELLS = """
            a text, b numeric, c float8, d timestamptz, e jsonb, f int[], g mood, h bytea,
            twice int GENERATED ALWAYS AS (length(a) * 2) STORED""";
    private static final String VALUES = """
            'value ' || n, n / 8.0, CASE n % 4 WHEN 0 THEN '-0' WHEN 1 THEN 'NaN' ELSE n::text END::float8,
            'epoch'::timestamptz + n * interval '1 day', jsonb_build_object('n', n),
            CASE WHEN n % 3 = 0 THEN NULL ELSE ARRAY[n, NULL] END,
            (ARRAY['sad', 'so so', 'glad'])[1 + n % 3]::mood, decode(md5(n::text), 'hex')""";
    private static final int ROWS = 700;

    @TempDir
    private Path folder;

    static Stream<Arguments> wrecks() {
        return Stream.of(13, 18).flatMap(version -> Stream.of(1, 2).map(seed -> Arguments.of(version, seed)));
    }

    @ParameterizedTest(name = "PostgreSQL {0}, seed {1}")
    @MethodSource("wrecks")
    void findsWhatReadingAllFindsWhateverTheKeyAndTheChanges(int version, int seed) {
        Random random = new Random(seed);
        TestPostgres.Database database = TestPostgres.of(version).freshDatabase();
        StringBuilder script = new StringBuilder(TYPES);
        StringBuilder wreck = new StringBuilder();
        for (int i = 0; i < KEYS.size(); i++) {
            String[] key = KEYS.get(i);
            String table = "t" + i;
            table(script, table, "k " + key[0] + " PRIMARY KEY", key[1]);
            for (int j = random.nextInt(4); j > 0; j--) {
                change(wreck, table, "k", key[1], random);
            }
        }
        table(script, "pairs", "k int, l uuid, PRIMARY KEY (k, l)", "n / 100, md5(n::text)::uuid");
        change(wreck, "pairs", "k, l", "n / 100, md5(n::text)::uuid", random);
        table(script, "mixed", "k bigint, l text COLLATE \"en-x-icu\", PRIMARY KEY (k, l)", "n / 10, 'x' || n");
        change(wreck, "mixed", "k, l", "n / 10, 'x' || n", random);
        same(database, script.toString(), wreck.toString(), List.of());
    }

    private static void table(StringBuilder script, String name, String key, String values) {
        script.append("CREATE TABLE ").append(name).append(" (").append(key).append(", ").append(CELLS)
                .append("); INSERT INTO ").append(name).append(" SELECT ").append(values).append(", ").append(VALUES)
                .append(" FROM generate_series(1, ").append(ROWS).append(") n ORDER BY md5(n::text || 'heap');");
    }

    private static void change(StringBuilder wreck, String table, String key, String value, Random random) {
        int from = 1 + random.nextInt(ROWS);
        int to = from + random.nextInt(random.nextBoolean() ? 3 : 150);
        String range = " WHERE (" + key + ") IN (SELECT " + value + " FROM generate_series(" + from + ", " + to
                + ") n);";
        switch (random.nextInt(4)) {
            case 0 -> wreck.append("DELETE FROM ").append(table).append(range);
            case 1 -> wreck.append("UPDATE ").append(table).append(" SET a = NULL, c = '0'").append(range);
            case 2 -> wreck.append("UPDATE ").append(table).append(" SET b = b * 1.00, g = 'sad'").append(range);
            default -> wreck.append("INSERT INTO ").append(table).append(" SELECT ").append(value).append(", ")
                    .append(VALUES).append(" FROM generate_series(").append(ROWS + 1 - random.nextInt(2) * 2 * ROWS)
                    .append(" + ").append(from).append(", ").append(ROWS + to).append(") n")
                    .append(" WHERE n > ").append(ROWS).append(" ON CONFLICT DO NOTHING;");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {13, 18})
    void findsChangesAtEveryBorder(int version) {
        TestPostgres.Database database = TestPostgres.of(version).freshDatabase();
        List<String> wrecks = List.of("", "DELETE FROM @ WHERE k = 2", "DELETE FROM @ WHERE k = 1400",
                "UPDATE @ SET a = 'x' WHERE k = 2", "UPDATE @ SET a = 'x' WHERE k = 1400",
                "DELETE FROM @ WHERE k IN (128, 130)", "UPDATE @ SET k = k + 1 WHERE k IN (128, 130)",
                "INSERT INTO @ SELECT * FROM (SELECT 1, 'new', 1.5) x", "INSERT INTO @ VALUES (1401, 'new', NULL)",
                "INSERT INTO @ VALUES (-5, 'new', NULL)",
                "INSERT INTO @ SELECT n, 'new', n FROM generate_series(129, 900, 2) n",
                "INSERT INTO @ SELECT n, 'new', n FROM generate_series(2000, 5000) n", "DELETE FROM @",
                "UPDATE @ SET a = a || '!'", "DELETE FROM @ WHERE k > 700", "DELETE FROM @ WHERE k < 700",
                "UPDATE @ SET k = -k", "UPDATE @ SET b = NULL WHERE k = 700", "UPDATE @ SET b = b * 1.0 WHERE k = 128");
        StringBuilder script = new StringBuilder();
        StringBuilder wreck = new StringBuilder();
        for (int i = 0; i < wrecks.size(); i++) {
            script.append("CREATE TABLE w%d (k int PRIMARY KEY, a text, b numeric);".formatted(i))
                    .append("INSERT INTO w%d SELECT 2 * n, 'a' || n, n FROM generate_series(1, 700) n;".formatted(i));
            wreck.append(wrecks.get(i).replace("@", "w" + i)).append(';');
        }
        same(database, script.toString(), wreck.toString(), List.of());
    }

    @ParameterizedTest
    @ValueSource(ints = {13, 18})
    void tablesWithoutAUsableKeyAreRead(int version) {
        String script = """
                CREATE TABLE keyless (a int);
                CREATE TABLE words (k text COLLATE "en-x-icu" PRIMARY KEY);
                CREATE TABLE floats (k float8 PRIMARY KEY);
                CREATE TABLE objects (k int PRIMARY KEY, r regclass);
                CREATE TABLE cash (k money PRIMARY KEY);
                CREATE TABLE rekeyed (k int PRIMARY KEY, l int NOT NULL);
                CREATE TABLE nothing (k int PRIMARY KEY);
                INSERT INTO keyless VALUES (1); INSERT INTO words VALUES ('a'), ('B'); INSERT INTO floats VALUES ('NaN');
                INSERT INTO objects VALUES (1, 'pg_class'); INSERT INTO cash VALUES (1);
                INSERT INTO rekeyed VALUES (1, 2), (3, 4);
                """;
        String wreck = """
                ALTER TABLE rekeyed DROP CONSTRAINT rekeyed_pkey, ADD PRIMARY KEY (l);
                INSERT INTO nothing VALUES (1); UPDATE objects SET r = 'pg_type'; UPDATE words SET k = 'b' WHERE k = 'B';
                """;
        same(TestPostgres.of(version).freshDatabase(), script, wreck,
                List.of("keyless", "words", "floats", "objects", "cash", "rekeyed", "nothing"));
    }

    /// Compares both ways and asserts that the same is found, and that only these tables were read.
    private void same(TestPostgres.Database database, String script, String wreck, List<String> read) {
        database.run(script);
        try (RoundTrip trip = new RoundTrip(folder)) {
            Checkpoint checkpoint = trip.create(database.target());
            database.run(wreck);
            Side saved = new Side.Saved(trip.shelf, checkpoint);
            Side live = new Side.Live(database.target());
            try (Comparison reading = compare(trip, saved, live, PushDown.NEVER);
                    Comparison summing = compare(trip, saved, live, PushDown.ALWAYS);
                    Comparison back = compare(trip, live, saved, PushDown.ALWAYS);
                    Comparison readingBack = compare(trip, live, saved, PushDown.NEVER)) {
                assertThat(summing.tables()).filteredOn(table -> table.proof().equals("read"))
                        .extracting(table -> table.name().table().name()).hasSameElementsAs(read);
                assertThat(found(summing)).isEqualTo(found(reading));
                assertThat(found(back)).isEqualTo(found(readingBack));
            }
        }
    }

    private static Comparison compare(RoundTrip trip, Side from, Side to, PushDown pushDown) {
        return trip.comparisons
                .compare(from, to, List.of(), new Comparisons.Ways(pushDown, null), CheckpointLog.SILENT,
                        WorkContext.none())
                .orThrow();
    }

    private static List<String> found(Comparison comparison) {
        List<String> found = new ArrayList<>();
        for (TableDifference table : comparison.tables()) {
            found.add(List.of(table.name(), table.added(), table.removed(), table.changed(), table.unchanged(),
                    table.cells(), table.drift()).toString());
            try (Delta.DeltaReader rows = comparison.delta(table.name()).read()) {
                while (rows.next()) {
                    found.add(rows.kind() + " " + (rows.kind() == Delta.Kind.ADDED ? "" : hex(rows.before())) + " "
                            + (rows.kind() == Delta.Kind.REMOVED ? "" : hex(rows.after())));
                }
            }
        }
        return found;
    }

    private static String hex(Tuple row) {
        return HexFormat.of().formatHex(row.bytes(), row.start(), row.start() + row.length());
    }
}
