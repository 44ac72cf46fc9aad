package plumbline.db.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import plumbline.core.problem.ProblemCode;
import plumbline.core.problem.ProblemException;
import plumbline.core.session.Access;
import plumbline.core.session.Needs;
import plumbline.core.session.Row;
import plumbline.core.session.RowChange;
import plumbline.core.session.Rows;
import plumbline.core.session.Session;
import plumbline.core.session.TableColumn;
import plumbline.core.sql.KeyArray;
import plumbline.core.sql.NamedSql;
import plumbline.core.sql.TableName;
import plumbline.core.target.Address.SqliteAddress;
import plumbline.core.target.Environment;
import plumbline.core.target.Target;
import plumbline.db.jdbc.JdbcSessions;
import plumbline.testing.QuickSessions;

class SqliteDialectTest {

    private static final Duration TIME = Duration.ofSeconds(5);
    private static final TableName VALUES = TableName.of("all \"values");
    private static final String[] LITERALS = {"NULL", "9007199254740993", "-1", "5.0", "0.1", "9e999", "-9e999",
        "x''", "x'00FF'", "''", "'plain'", "'x''00'''", "'t''x'", "'r''Infinity'''", "'中文 😀'", "char(65, 0, 66)",
        "'5'", "'007'"};

    private final JdbcSessions sessions = QuickSessions.open();

    @TempDir
    Path folder = Path.of("");
    private Path file = Path.of("");

    @BeforeEach
    void choose() {
        file = folder.resolve("a.db");
    }

    @AfterEach
    void close() {
        sessions.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16le"})
    void putsBackEveryValueAsItWasAlsoAfterJson(String encoding) throws Exception {
        run("PRAGMA encoding = '" + encoding + "'",
                "CREATE TABLE \"all \"\"values\" (id INTEGER PRIMARY KEY, v, i INTEGER,"
                        + " t TEXT, twice AS (id * 2))");
        for (String literal : LITERALS) {
            run("INSERT INTO \"all \"\"values\" (v, i, t) VALUES (" + literal + ", " + literal + ", " + literal + ")");
        }
        Target target = Target.adHoc(new SqliteAddress(file), Environment.TEST);
        String kinds = "SELECT group_concat(quote(v) || typeof(v) || quote(i) || typeof(i) || quote(t) || typeof(t))"
                + " FROM (SELECT * FROM \"all \"\"values\" ORDER BY id)";
        String before = ask(kinds);
        try (Session session = sessions.action(target, TIME)) {
            List<TableColumn> columns = session.dialect().columns(session, VALUES);
            assertEquals(List.of("id", "v", "i", "t", "twice"),
                    columns.stream().map(column -> column.name().name()).toList());
            assertEquals(List.of(1, 0, 0, 0, 0), columns.stream().map(TableColumn::key).toList());
            assertTrue(columns.getLast().generated());
            session.begin(Access.READ_WRITE);
            for (int id = 1; id <= LITERALS.length; id++) {
                Map<String, @Nullable Object> image = image(session, columns, id);
                Map<String, @Nullable Object> stored = throughJson(image);
                Map<String, @Nullable Object> key = new LinkedHashMap<>();
                key.put("id", (long) id);
                assertEquals(1, session.update(
                        session.dialect().restore(VALUES, columns, new RowChange(key, null, stored))));
                assertEquals(1, session.update(
                        session.dialect().restore(VALUES, columns, new RowChange(key, stored, null))));
                assertEquals(image, image(session, columns, id));
                Map<String, @Nullable Object> changed = new LinkedHashMap<>(stored);
                changed.put("v", "changed");
                changed.put("t", null);
                session.update(session.dialect().restore(VALUES, columns, new RowChange(key, changed, stored)));
                assertNotEquals(image, image(session, columns, id));
                session.update(session.dialect().restore(VALUES, columns, new RowChange(key, stored, changed)));
                assertEquals(image, image(session, columns, id));
            }
            session.commit();
        }
        assertEquals(before, ask(kinds));
    }

    @Test
    void aTableWithoutPrimaryKeyIsKeyedByItsRowid() throws Exception {
        run("CREATE TABLE loose (rowid TEXT, v)", "INSERT INTO loose (_rowid_, rowid, v) VALUES (42, 'a', 'b')",
                "CREATE TABLE plain (v)", "CREATE VIEW seen AS SELECT v FROM plain",
                "CREATE TABLE keyed (a, b, PRIMARY KEY (b, a)) WITHOUT ROWID");
        Target target = Target.adHoc(new SqliteAddress(file), Environment.TEST);
        try (Session session = sessions.action(target, TIME)) {
            TableName loose = TableName.of("loose");
            List<TableColumn> columns = session.dialect().columns(session, loose);
            assertEquals("_rowid_", columns.getFirst().name().name());
            assertEquals("rowid",
                    session.dialect().columns(session, TableName.of("main", "plain")).getFirst().name().name());
            assertEquals(List.of("v"), session.dialect().columns(session, TableName.of("seen")).stream()
                    .map(column -> column.name().name()).toList());
            assertEquals(List.of(2, 1), session.dialect().columns(session, TableName.of("keyed")).stream()
                    .map(TableColumn::key).toList());

            Rows rows = session.dialect().readRows(session, loose, columns,
                    Map.of("_rowid_", new KeyArray("INTEGER", List.of("42"))), false);
            assertEquals(List.of(42L, "a", "b"), rows.rows().getFirst().values());
            Map<String, @Nullable Object> image = new LinkedHashMap<>();
            image.put("_rowid_", 42L);
            image.put("rowid", "a");
            image.put("v", "b");
            session.begin(Access.READ_WRITE);
            assertEquals(1, session.update(
                    session.dialect().restore(loose, columns, new RowChange(Map.of("_rowid_", 42L), null, image))));
            assertEquals(1, session.update(
                    session.dialect().restore(loose, columns, new RowChange(Map.of("_rowid_", 42L), image, null))));
            session.commit();
        }
        assertEquals("42", ask("SELECT _rowid_ FROM loose"));
    }

    @Test
    void findsRowsByCompositeAndBinaryKeys() throws Exception {
        run("CREATE TABLE p (a INTEGER, b, PRIMARY KEY (a, b))",
                "INSERT INTO p VALUES (1, x'0A'), (1, 'x'), (2, x'0A'), (2, 'x')");
        Target target = Target.adHoc(new SqliteAddress(file), Environment.TEST);
        try (Session session = sessions.monitor(target, TIME)) {
            TableName table = TableName.of("p");
            List<TableColumn> columns = session.dialect().columns(session, table);
            Map<String, KeyArray> keys = new LinkedHashMap<>();
            keys.put("a", new KeyArray("INTEGER", List.of("1", 2L)));
            keys.put("b", new KeyArray("", List.of("x'0A'", "x")));
            assertEquals(List.of(List.of(1L, "x'0A'"), List.of(2L, "x")), session.dialect()
                    .readRows(session, table, columns, keys, false).rows().stream().map(Row::values).toList());
            assertThrows(IllegalArgumentException.class, () -> session.dialect().readRows(session, table, columns,
                    Map.of("nix", new KeyArray("", List.of("nix"))), false));
        }
    }

    @Test
    void refusesARowThatCouldNotBePutBack() throws Exception {
        run("CREATE TABLE t (id INTEGER PRIMARY KEY, v)", "INSERT INTO t VALUES (1, CAST(x'FFFE41' AS TEXT))");
        Target target = Target.adHoc(new SqliteAddress(file), Environment.TEST);
        try (Session session = sessions.monitor(target, TIME)) {
            TableName table = TableName.of("t");
            List<TableColumn> columns = session.dialect().columns(session, table);
            assertEquals(ProblemCode.STATEMENT, assertThrows(ProblemException.class, () -> session.dialect().readRows(
                    session, table, columns, Map.of("id", new KeyArray("INTEGER", List.of(1L))), false)).problem()
                    .code());
        }
    }

    @Test
    void namesWhatATargetLacks() throws Exception {
        run("CREATE TABLE Mixed (Id, g AS (Id))", "CREATE VIEW seen AS SELECT 1 AS one");
        Map<String, List<String>> needs = new LinkedHashMap<>();
        needs.put("mixed", List.of("id", "g", "nix"));
        needs.put("seen", List.of("one"));
        needs.put("nothing", List.of("a"));
        try (Session session = sessions.monitor(Target.adHoc(new SqliteAddress(file), Environment.TEST), TIME)) {
            assertEquals(List.of("mixed.nix", "nothing"), session.dialect().missing(session, Needs.of(needs)));
            assertTrue(session.dialect().isOneStatement(NamedSql.parse("SELECT ';' ;")));
            assertFalse(session.dialect().isOneStatement(NamedSql.parse("SELECT 1; SELECT 2")));
        }
    }

    private static Map<String, @Nullable Object> image(Session session, List<TableColumn> columns, int id) {
        Rows rows = session.dialect().readRows(session, VALUES, columns,
                Map.of("id", new KeyArray("INTEGER", List.of(id))), true);
        assertEquals(1, rows.rows().size());
        Map<String, @Nullable Object> image = new LinkedHashMap<>();
        List<@Nullable Object> values = new ArrayList<>(rows.rows().getFirst().values());
        for (int i = 0; i < columns.size(); i++) {
            image.put(rows.columns().get(i).name(), values.get(i));
        }
        return image;
    }

    private static Map<String, @Nullable Object> throughJson(Map<String, @Nullable Object> image)
            throws JsonProcessingException {
        ObjectMapper json = new ObjectMapper();
        Map<String, @Nullable Object> back = new LinkedHashMap<>();
        for (Map.Entry<String, Object> entry : json
                .readValue(json.writeValueAsString(image), new TypeReference<Map<String, Object>>() {
                }).entrySet()) {
            back.put(entry.getKey(), entry.getValue());
        }
        return back;
    }

    private String ask(String question) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                var row = statement.executeQuery(question)) {
            row.next();
            return row.getString(1);
        }
    }

    private void run(String... statements) throws SQLException {
        try (Connection connection = connect(); Statement statement = connection.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + SqliteFile.uri(file));
    }
}
