package plumbline.db.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumbline.core.checkpoint.Choice;
import plumbline.core.checkpoint.Inventory;
import plumbline.core.checkpoint.LinkForm;
import plumbline.core.checkpoint.LiveTables;
import plumbline.core.checkpoint.Origin;
import plumbline.core.checkpoint.SequenceForm;
import plumbline.core.checkpoint.Skipped;
import plumbline.core.checkpoint.TableForm;
import plumbline.core.checkpoint.TriggerForm;
import plumbline.core.sql.Ident;
import plumbline.core.sql.TableName;
import plumbline.core.target.Address.SqliteAddress;
import plumbline.core.target.Environment;
import plumbline.core.target.Target;
import plumbline.core.work.WorkContext;
import plumbline.db.jdbc.JdbcSessions;
import plumbline.testing.QuickSessions;

class SqliteInventoryTest {

    private final JdbcSessions sessions = QuickSessions.open();
    private final SqliteReader reader = new SqliteReader(sessions, InstantSource.system(), Duration.ofMinutes(1));

    @TempDir
    Path folder = Path.of("");

    @AfterEach
    void close() {
        sessions.close();
    }

    @Test
    void rowsAreToldByAKeyThatIsNeverNullElseByTheRowId() throws SQLException {
        run("CREATE TABLE alias (v, id INTEGER PRIMARY KEY); CREATE TABLE loose (v); CREATE TABLE maybe (k TEXT PRIMARY KEY)",
                "CREATE TABLE never (v, k TEXT NOT NULL, l NOT NULL, PRIMARY KEY (l, k)); CREATE TABLE wr (a, b, PRIMARY KEY (b)) WITHOUT ROWID",
                "CREATE TABLE \"desc\" (id INTEGER PRIMARY KEY DESC); CREATE TABLE taken (rowid, oid, _rowid_)");
        Inventory inventory = read(Choice.ALL);
        assertEquals(List.of("id"), key(inventory, "alias"));
        assertEquals(List.of("rowid"), key(inventory, "loose"));
        assertEquals(List.of("rowid"), key(inventory, "maybe"));
        assertEquals(List.of("l", "k"), key(inventory, "never"));
        assertEquals(List.of("b"), key(inventory, "wr"));
        assertEquals("without-rowid", form(inventory, "wr").kind());
        assertEquals(List.of("rowid"), key(inventory, "desc")); // by an old mistake no alias, and NULL is let in
        assertEquals(List.of(new Skipped("taken", "no-rowid")), inventory.skipped());
    }

    @Test
    void whatHasNoRowsOfItsOwnIsSkippedWithTheReason() throws SQLException {
        run("CREATE TABLE t (v); CREATE VIEW w AS SELECT v FROM t; CREATE VIRTUAL TABLE f USING fts5(v, content='t')");
        List<Skipped> skipped = read(Choice.ALL).skipped();
        assertTrue(skipped.contains(new Skipped("w", "view")));
        assertTrue(skipped.contains(new Skipped("f", "virtual")));
        assertTrue(skipped.contains(new Skipped("f_idx", "shadow")));
    }

    @Test
    void aTextTableWithRowsOfItsOwnIsATable() throws SQLException {
        run("CREATE VIRTUAL TABLE f USING fts5(v, w UNINDEXED); INSERT INTO f VALUES ('a', 'b')");
        Inventory inventory = read(Choice.of(List.of(TableName.of("F"))));
        assertEquals("virtual", form(inventory, "f").kind());
        assertEquals(List.of("rowid", "v", "w"),
                form(inventory, "f").columns().stream().map(column -> column.name().name()).toList());
    }

    @Test
    void generatedColumnsAreNamedAndNotSaved() throws SQLException {
        run("CREATE TABLE t (id INTEGER PRIMARY KEY, n, d AS (n * 2), s AS (n * 3) STORED)");
        TableForm form = form(read(Choice.ALL), "t");
        assertEquals(List.of("d", "s"), form.generated());
        assertEquals(List.of("id", "n"), form.columns().stream().map(column -> column.name().name()).toList());
    }

    @Test
    void sequencesStandWhereSqliteKeepsThem() throws SQLException {
        run("CREATE TABLE a (id INTEGER PRIMARY KEY AUTOINCREMENT); CREATE TABLE b (id INTEGER PRIMARY KEY AUTOINCREMENT)",
                "CREATE TABLE no (id INTEGER PRIMARY KEY, v DEFAULT 'AUTOINCREMENT' /* AUTOINCREMENT */); INSERT INTO a VALUES (41)");
        assertEquals(List.of(new SequenceForm(TableName.of("a"), 41, true, 1, "a", "id"),
                new SequenceForm(TableName.of("b"), 1, false, 1, "b", "id")), read(Choice.ALL).sequences());
    }

    @Test
    void linksAndTriggersOfTheChosenTablesAreTold() throws SQLException {
        run("CREATE TABLE p (a, b, PRIMARY KEY (a, b)); CREATE TABLE c (x, y, FOREIGN KEY (x, y) REFERENCES P ON DELETE SET NULL); CREATE TABLE other (v)",
                "CREATE TRIGGER tr AFTER INSERT ON C BEGIN SELECT 1; END");
        Inventory inventory = read(Choice.of(List.of(TableName.of("main", "C"))));
        assertEquals(List.of(new LinkForm("", TableName.of("c"), List.of(new Ident("x"), new Ident("y")),
                TableName.of("p"), List.of(new Ident("a"), new Ident("b")),
                "foreign key (\"x\", \"y\") references \"p\" (\"a\", \"b\") on delete set null", false, false, false,
                "set null")), inventory.links());
        assertEquals(List.of(new TriggerForm(TableName.of("c"), "tr", "O",
                "CREATE TRIGGER tr AFTER INSERT ON C BEGIN SELECT 1; END")), inventory.triggers());
        assertEquals(1, inventory.tables().size());
    }

    @Test
    void aDefinitionIsToldLineByLineHoweverItWasTyped() throws SQLException {
        run("CREATE TABLE t (\n  id INTEGER PRIMARY KEY, -- the key\n  v TEXT NOT NULL DEFAULT 'a  b' COLLATE NOCASE UNIQUE\n)",
                "CREATE   INDEX i ON t (lower(v))\n WHERE v <> ''");
        assertEquals(List.of("column \"id\" INTEGER key 1", "column \"v\" TEXT not null default 'a  b'",
                "CREATE INDEX i ON t (lower(v)) WHERE v <> ''", "unique (\"v\" collate NOCASE)",
                "CREATE TABLE t ( id INTEGER PRIMARY KEY, v TEXT NOT NULL DEFAULT 'a  b' COLLATE NOCASE UNIQUE )"),
                form(read(Choice.ALL), "t").definition());
    }

    @Test
    void rowsAreCountedAndTheFileIsDescribed() throws SQLException {
        run("PRAGMA user_version = 7; CREATE TABLE t (v); INSERT INTO t VALUES (1), (2)");
        try (LiveTables tables = reader.open(target(), Choice.ALL, WorkContext.none())) {
            Origin origin = tables.origin();
            assertEquals(2, form(tables.inventory(), "t").rows());
            assertEquals("7", origin.facts().get("user_version"));
            assertEquals("delete", origin.facts().get("journal_mode"));
            assertFalse(origin.identity().system().isEmpty());
        }
    }

    private void run(String... parts) throws SQLException {
        SqliteScripts.run(folder.resolve("a.db"), parts);
    }

    private Inventory read(Choice choice) {
        try (LiveTables tables = reader.open(target(), choice, WorkContext.none())) {
            return tables.inventory();
        }
    }

    private Target target() {
        return Target.adHoc(new SqliteAddress(folder.resolve("a.db")), Environment.TEST);
    }

    private static TableForm form(Inventory inventory, String table) {
        return inventory.table(TableName.of(table)).orElseThrow();
    }

    private static List<String> key(Inventory inventory, String table) {
        TableForm form = form(inventory, table);
        return form.key().stream().map(part -> form.columns().get(part.column()).name().name()).toList();
    }
}
