package plumbline.core.checkpoint.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static plumbline.core.checkpoint.compare.MemoryRows.NULL;
import static plumbline.core.checkpoint.compare.MemoryRows.int8;
import static plumbline.core.checkpoint.compare.MemoryRows.row;
import static plumbline.core.checkpoint.compare.MemoryRows.text;

import java.io.StringWriter;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;
import plumbline.core.checkpoint.Coding;
import plumbline.core.checkpoint.ColumnForm;
import plumbline.core.checkpoint.Comparison;
import plumbline.core.checkpoint.Inventory;
import plumbline.core.checkpoint.KeyOrder;
import plumbline.core.checkpoint.KeyPart;
import plumbline.core.checkpoint.Origin;
import plumbline.core.checkpoint.TableDifference;
import plumbline.core.checkpoint.TableForm;
import plumbline.core.problem.ProblemException;
import plumbline.core.session.ValueKind;
import plumbline.core.sql.Ident;
import plumbline.core.sql.TableName;
import plumbline.core.target.Engine;
import plumbline.core.target.Identity;
import plumbline.core.target.ServerVersion;
import plumbline.core.work.WorkContext;
import plumbline.testing.TestPostgres;

final class ComparisonExportTest {

    private static final String COLUMNS = """
            id bigint generated always as identity primary key, met text, n numeric(12,4), f float8, j json, x xml,
            b bytea, t timestamptz, a text[], p point, r int4range""";
    private static final List<String> BASES = List.of("int8", "text", "numeric", "float8", "json", "xml", "bytea",
            "timestamptz", "_text", "point", "int4range");
    private static final List<String> TYPES = List.of("bigint", "text", "numeric(12,4)", "double precision", "json",
            "xml", "bytea", "timestamp with time zone", "text[]", "point", "int4range");

    @TempDir
    private Path folder;
    private Scratch scratch;

    @BeforeEach
    void begin() {
        scratch = Scratch.in(folder);
    }

    @AfterEach
    void end() {
        scratch.close();
    }

    @Test
    void csvHasALineForEachCellThatDiffers() throws Exception {
        try (Comparison comparison = small()) {
            assertThat(written(comparison, ComparisonExport.Format.CSV)).isEqualTo("""
                    schema,table,row,kind,key,column,before,after
                    public,t,1,changed,c0=1,c1,"a,b",""
                    public,t,2,removed,c0=2,c0,2,
                    public,t,2,removed,c0=2,c1,,
                    """.replace("\n", "\r\n"));
        }
    }

    @Test
    void jsonHasTheShapeOfTheCommandLine() throws Exception {
        try (Comparison comparison = small()) {
            assertThat(written(comparison, ComparisonExport.Format.JSON)).isEqualTo("{\"from\":\"first\","
                    + "\"to\":\"second\",\"identical\":false,\"tables\":[{\"schema\":\"public\",\"name\":\"t\","
                    + "\"added\":0,\"removed\":1,\"changed\":1,\"unchanged\":0,\"proof\":\"read\",\"drift\":[],\"rows\":["
                    + "{\"kind\":\"changed\",\"key\":{\"c0\":\"1\"},\"before\":{\"c0\":\"1\",\"c1\":\"a,b\"},"
                    + "\"after\":{\"c0\":\"1\",\"c1\":\"\"}},{\"kind\":\"removed\",\"key\":{\"c0\":\"2\"},"
                    + "\"before\":{\"c0\":\"2\",\"c1\":null},\"after\":null}]}],\"sequences\":[]}");
        }
    }

    @Test
    void markdownCountsAndShowsRows() throws Exception {
        try (Comparison comparison = small()) {
            assertThat(written(comparison, ComparisonExport.Format.MARKDOWN)).contains(
                    "| public.t | 0 | 1 | 1 | 0 | c1 1 |", "| changed | 1 | c1 | a,b |  |",
                    "| removed | 2 | c1 | NULL |  |");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {13, 18})
    void aPatchTurnsTheFirstSideIntoTheSecond(int major) throws Exception {
        TestPostgres.Database database = sides(major);
        try (Comparison comparison = compared(database, true)) {
            database.run(written(comparison, ComparisonExport.Format.SQL));
        }
        try (Comparison comparison = compared(database, true)) {
            assertThat(comparison.identical()).isTrue();
        }
    }

    @Test
    void aPatchOfATableWithoutAKeyTakesOneOfEqualRows() throws Exception {
        TestPostgres.Database database = sides(18);
        database.run("ALTER TABLE first DROP CONSTRAINT first_pkey; ALTER TABLE second DROP CONSTRAINT second_pkey;"
                + " INSERT INTO first OVERRIDING SYSTEM VALUE SELECT * FROM first WHERE id < 5");
        try (Comparison comparison = compared(database, false)) {
            database.run(written(comparison, ComparisonExport.Format.SQL));
        }
        try (Comparison comparison = compared(database, false)) {
            assertThat(comparison.identical()).isTrue();
        }
    }

    @Test
    void aPatchChangesNothingWhereARowIsNotAsItWasSeen() throws Exception {
        TestPostgres.Database database = sides(18);
        String script;
        try (Comparison comparison = compared(database, true)) {
            script = written(comparison, ComparisonExport.Format.SQL);
        }
        database.run("UPDATE first SET met = met || ' ' WHERE id = 20");
        assertThatThrownBy(() -> database.run(script)).hasStackTraceContaining("not as it was seen");
    }

    @Test
    void aPatchRefusesAColumnWhoseTextIsNotExact() {
        TableForm form = MemoryRows.form(1, KeyOrder.SIGNED, "int8", "hstore");
        try (Comparison comparison = comparison(form, List.of(row(int8(1), text("a"))), List.of())) {
            assertThatThrownBy(() -> written(comparison, ComparisonExport.Format.SQL))
                    .isInstanceOf(ProblemException.class).hasMessageContaining("public.t.c1");
        }
    }

    private static TestPostgres.Database sides(int major) {
        TestPostgres.Database database = TestPostgres.of(major).freshDatabase();
        database.run("CREATE TABLE first (" + COLUMNS + "); CREATE TABLE second (" + COLUMNS + ");"
                + """
                        INSERT INTO first (met, n, f, j, x, b, t, a, p, r) SELECT E'it''s $plumbline$ \\\\ ' || i, i / 3.0,
                            i / 7.0::float8, '{"a": 1,  "a": 2}', '<a/>', '\\x00ff', '2020-01-01', '{"a b",null}',
                            point(i, 2), int4range(i, i + 1) FROM generate_series(1, 120) AS i;
                        INSERT INTO second OVERRIDING SYSTEM VALUE SELECT * FROM first WHERE id % 10 <> 3;
                        UPDATE second SET met = null, f = '-0' WHERE id % 10 = 0;
                        UPDATE second SET n = n + 0.5, j = '{"a": 2}', p = '(1,3)', x = '<b/>' WHERE id % 10 = 1;
                        INSERT INTO second OVERRIDING SYSTEM VALUE VALUES (-5, 'new', 'NaN', 'Infinity', null, null, '', 'infinity', '[0:0]={1}', null, 'empty');
                        """);
        return database;
    }

    private Comparison compared(TestPostgres.Database database, boolean keyed) throws SQLException {
        List<ColumnForm> columns = IntStream.range(0, BASES.size())
                .mapToObj(i -> new ColumnForm(new Ident(Arrays.asList("id", "met", "n", "f", "j", "x", "b", "t", "a",
                        "p", "r").get(i)), TYPES.get(i), 0, BASES.get(i), ValueKind.TEXT, i == 0, i == 0))
                .toList();
        TableForm form = new TableForm(TableName.of("public", "first"), "table", null, columns, List.of(),
                keyed ? List.of(new KeyPart(0, KeyOrder.SIGNED)) : List.of(), keyed, Coding.COPY_BINARY, List.of(), -1,
                -1);
        return comparison(form, rows(database, "first"), rows(database, "second"));
    }

    private static List<byte[]> rows(TestPostgres.Database database, String table) throws SQLException {
        List<byte[]> rows = new ArrayList<>();
        try (Connection connection = database.connect(); Statement statement = connection.createStatement()) {
            statement.execute("SET xmloption = content");
            CopyOut copy = connection.unwrap(PGConnection.class).getCopyAPI()
                    .copyOut("COPY (SELECT * FROM " + table + " ORDER BY id) TO STDOUT (FORMAT binary)");
            int start = 19;
            for (byte[] data = copy.readFromCopy(); data != null; data = copy.readFromCopy()) {
                if (data.length - start > 2) {
                    rows.add(Arrays.copyOfRange(data, start, data.length));
                }
                start = 0;
            }
        }
        return rows;
    }

    private Comparison small() {
        return comparison(MemoryRows.form(1, KeyOrder.SIGNED, "int8", "text"),
                List.of(row(int8(1), text("a,b")), row(int8(2), NULL)), List.of(row(int8(1), text(""))));
    }

    private Comparison comparison(TableForm form, List<byte[]> before, List<byte[]> after) {
        Scratch own = Scratch.in(folder);
        Merged merged = new TableMerge(own).merge(form, new Rows(form.ordered(), () -> new MemoryRows(before)),
                new Rows(form.ordered(), () -> new MemoryRows(after)), Pace.UNHEARD, WorkContext.none());
        DeltaFile delta = merged.delta();
        TableDifference table = new TableDifference(form.name(), form.columns(), form.ordered(), delta.added(),
                delta.removed(), delta.changed(), merged.unchanged(), merged.cells(), List.of(), "read");
        Origin origin = new Origin(Engine.POSTGRESQL, "shop",
                new Identity("1", "2 shop", "", "", new ServerVersion(180000, "18")), Instant.EPOCH, Map.of());
        KeptComparison.End end = new KeptComparison.End(origin, Inventory.NONE);
        return new KeptComparison(end, end, java.util.Optional.empty(), List.of(table), List.of(),
                Map.of(form.name(), delta), own);
    }

    private static String written(Comparison comparison, ComparisonExport.Format format) throws Exception {
        StringWriter out = new StringWriter();
        new ComparisonExport(comparison, "first", "second", 100, WorkContext.none()).write(format, out);
        return out.toString();
    }
}
