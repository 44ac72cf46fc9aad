package plumbline.db.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import plumbline.core.checkpoint.CellChoice;
import plumbline.core.checkpoint.Checkpoint;
import plumbline.core.checkpoint.Checkpoint.Condition;
import plumbline.core.checkpoint.Checkpoint.Label;
import plumbline.core.checkpoint.Choice;
import plumbline.core.checkpoint.LiveTables;
import plumbline.core.checkpoint.Origin;
import plumbline.core.checkpoint.RestorePlan;
import plumbline.core.checkpoint.RestoreRequest;
import plumbline.core.checkpoint.RestoreRequest.Mode;
import plumbline.core.checkpoint.RestoreTables;
import plumbline.core.checkpoint.TableForm;
import plumbline.core.checkpoint.Tables;
import plumbline.core.checkpoint.Tuple;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.problem.ProblemException;
import plumbline.core.sql.TableName;
import plumbline.core.target.Address.SqliteAddress;
import plumbline.core.target.Environment;
import plumbline.core.target.Target;
import plumbline.core.work.WorkContext;
import plumbline.db.jdbc.JdbcSessions;
import plumbline.testing.QuickSessions;

/// Makes a copy, wrecks the file and puts it back by hand, as the core will.
class SqliteRestoreTest {

    private final JdbcSessions sessions = QuickSessions.open();
    private final SqliteReader reader = new SqliteReader(sessions, InstantSource.system(), Duration.ofMinutes(1));
    private final SqliteRestoring restoring = new SqliteRestoring(sessions, InstantSource.system(),
            Duration.ofMinutes(1));

    @TempDir
    Path folder = Path.of("");
    private Path file = Path.of("");
    private Path copy = Path.of("");

    @BeforeEach
    void name() {
        file = folder.resolve("live.db");
        copy = folder.resolve("copy.db");
    }

    @AfterEach
    void close() {
        sessions.close();
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void rowsWithoutAKeyComeBackUnderTheirRowIds(Mode mode) throws Exception {
        SqliteScripts.run(file,
                "CREATE TABLE t (a, b); INSERT INTO t (rowid, a, b) VALUES (-5, 1, 2), (7, 1, 2), (7000000000, 'x', NULL)");
        roundTrip(mode, "DELETE FROM t WHERE rowid = 7; UPDATE t SET b = 'changed'; INSERT INTO t VALUES (9, 9)");
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void aColumnCalledRowidHidesNothing(Mode mode) throws Exception {
        SqliteScripts.run(file,
                "CREATE TABLE t (rowid TEXT, oid TEXT); INSERT INTO t VALUES ('same', 'o'), ('same', 'p')");
        roundTrip(mode, "UPDATE t SET rowid = 'other' WHERE _rowid_ = 2; DELETE FROM t WHERE _rowid_ = 1");
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void tablesWithoutRowIdComeBack(Mode mode) throws Exception {
        SqliteScripts.run(file,
                "CREATE TABLE t (a TEXT COLLATE NOCASE, b INT, v, PRIMARY KEY (b DESC, a)) WITHOUT ROWID; INSERT INTO t VALUES ('Ab', 1, 'x'), ('B', 1, 'y'), ('a', 2, x'00')");
        roundTrip(mode,
                "UPDATE t SET a = 'aB' WHERE a = 'ab'; UPDATE t SET v = 5 WHERE b = 2; DELETE FROM t WHERE a = 'b'; INSERT INTO t VALUES ('new', 3, NULL)");
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void sequencesStandWhereTheyStood(Mode mode) throws Exception {
        SqliteScripts.run(file,
                "CREATE TABLE t (id INTEGER PRIMARY KEY AUTOINCREMENT, v); CREATE TABLE \"Never\" (id INTEGER PRIMARY KEY AUTOINCREMENT); INSERT INTO t (v) VALUES ('a'), ('b'), ('c'); DELETE FROM t WHERE id = 3");
        roundTrip(mode,
                "INSERT INTO t (v) VALUES ('d'), ('e'); INSERT INTO \"Never\" DEFAULT VALUES; DELETE FROM t WHERE id = 1");
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void aSequenceThatWasTakenAwayIsThereAgain(Mode mode) throws Exception {
        SqliteScripts.run(file,
                "CREATE TABLE t (id INTEGER PRIMARY KEY AUTOINCREMENT, v); INSERT INTO t VALUES (500, 'a'); DELETE FROM t");
        roundTrip(mode, "DELETE FROM sqlite_sequence; INSERT INTO t (v) VALUES ('d')");
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void generatedColumnsAreLeftToSqlite(Mode mode) throws Exception {
        SqliteScripts.run(file,
                "CREATE TABLE t (id INTEGER PRIMARY KEY, n INT, twice AS (n * 2) STORED, text GENERATED ALWAYS AS ('n' || n) VIRTUAL); CREATE UNIQUE INDEX by_text ON t (text); INSERT INTO t VALUES (1, 10), (2, 20), (3, 30)");
        roundTrip(mode,
                "UPDATE t SET n = 99 WHERE id = 1; UPDATE t SET n = 10 WHERE id = 2; DELETE FROM t WHERE id = 3");
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void keysThatMayBeNullAreNotTrusted(Mode mode) throws Exception {
        SqliteScripts.run(file,
                "CREATE TABLE t (code TEXT PRIMARY KEY, v); INSERT INTO t VALUES (NULL, 1), (NULL, 2), ('a', 3)");
        roundTrip(mode,
                "UPDATE t SET v = 9 WHERE code IS NULL AND v = 2; UPDATE t SET code = 'b' WHERE code = 'a'; INSERT INTO t VALUES (NULL, 7)");
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void eachValueKeepsItsStorageClass(Mode mode) throws Exception {
        SqliteScripts.run(file, "CREATE TABLE t (id INTEGER PRIMARY KEY, v)",
                "INSERT INTO t (v) VALUES (1), ('1'), (1.0), (x'31'), (NULL), (''), (x''), (9223372036854775807), (-9223372036854775808), (9e999), (-9e999), (0.1), (1e300), (-0.0), ('中文😀'), (CAST(x'ff41' AS TEXT)), (CAST(x'61006200' AS TEXT)), (CAST(x'c0' AS TEXT))");
        roundTrip(mode,
                "UPDATE t SET v = CAST(v AS TEXT) WHERE typeof(v) IN ('integer', 'real'); UPDATE t SET v = CAST(v AS BLOB) WHERE id > 13; DELETE FROM t WHERE id IN (4, 5, 6, 7); INSERT INTO t (id, v) VALUES (6, x''), (7, '')");
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void textsOfAnUtf16FileComeBack(Mode mode) throws Exception {
        SqliteScripts.run(file,
                "PRAGMA encoding = 'UTF-16le'; CREATE TABLE t (k TEXT NOT NULL PRIMARY KEY, v); INSERT INTO t VALUES ('中文😀', 'ä'), ('b', ''), ('c', x'00ff')");
        roundTrip(mode,
                "UPDATE t SET v = 'other' WHERE k = '中文😀'; DELETE FROM t WHERE k = 'b'; UPDATE t SET v = '' WHERE k = 'c'");
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void cyclesAndSelfReferencesComeBackInAnyOrder(Mode mode) throws Exception {
        SqliteScripts.run(file,
                "CREATE TABLE boss (id INTEGER PRIMARY KEY, dept INT NOT NULL REFERENCES dept ON DELETE CASCADE, above INT REFERENCES boss ON DELETE CASCADE); CREATE TABLE dept (id INTEGER PRIMARY KEY, head INT NOT NULL REFERENCES boss ON DELETE RESTRICT); INSERT INTO dept VALUES (1, 10), (2, 11); INSERT INTO boss VALUES (10, 1, NULL), (11, 2, 10), (12, 2, 11)");
        roundTrip(mode,
                "UPDATE boss SET id = 13, above = NULL WHERE id = 10; UPDATE dept SET head = 13 WHERE head = 10; DELETE FROM boss WHERE id = 12");
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void suppressedTriggersDoNotFireAndAreBackAfterwards(Mode mode) throws Exception {
        SqliteScripts.run(file,
                "CREATE TABLE t (id INTEGER PRIMARY KEY, v); CREATE TABLE log (what TEXT); INSERT INTO t VALUES (1, 'a'), (2, 'b')");
        for (String event : List.of("INSERT", "UPDATE", "DELETE")) {
            SqliteScripts.run(file,
                    "CREATE TRIGGER IF NOT EXISTS main.\"on " + event + "\" /* it's; odd */ AFTER " + event
                            + " ON t BEGIN\n  INSERT INTO log VALUES ('" + event + "'); SELECT 1;\nEND");
        }
        roundTrip(mode,
                "DELETE FROM t WHERE id = 1; UPDATE t SET v = 'c'; INSERT INTO t VALUES (3, 'd'); DELETE FROM log");
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void uniqueValuesSwapBack(Mode mode) throws Exception {
        SqliteScripts.run(file,
                "CREATE TABLE t (k TEXT NOT NULL PRIMARY KEY, u INT UNIQUE, v); CREATE UNIQUE INDEX part ON t (v) WHERE u > 0; CREATE UNIQUE INDEX expr ON t (k || lower(v)); INSERT INTO t VALUES ('a', 1, 'x'), ('b', 2, 'y'), ('c', 3, 'z')");
        roundTrip(mode,
                "UPDATE t SET u = -u; UPDATE t SET u = 2, v = 'Q' WHERE k = 'a'; UPDATE t SET u = 3, v = 'x' WHERE k = 'b'; UPDATE t SET u = 1, v = 'y' WHERE k = 'c'");
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void indexesViewsAndStatisticsStayRight(Mode mode) throws Exception {
        SqliteScripts.run(file,
                "CREATE TABLE t (id INTEGER PRIMARY KEY, v TEXT, n); CREATE INDEX part ON t (n) WHERE n IS NOT NULL; CREATE INDEX expr ON t (lower(v)); CREATE VIEW w AS SELECT id FROM t; INSERT INTO t VALUES (1, 'A', NULL), (2, 'B', 2)");
        roundTrip(mode, "UPDATE t SET v = 'C', n = 3 WHERE id = 1; UPDATE t SET n = NULL WHERE id = 2");
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void aTextIndexOfATableIsInStepAgain(Mode mode) throws Exception {
        SqliteScripts.run(file,
                "CREATE TABLE t (id INTEGER PRIMARY KEY, body TEXT); CREATE VIRTUAL TABLE f USING fts5(body, content='t', content_rowid='id'); CREATE VIRTUAL TABLE own USING fts5(body); INSERT INTO own VALUES ('kept'); INSERT INTO t VALUES (1, 'alpha beta'), (2, 'gamma')");
        SqliteScripts.run(file,
                "CREATE TRIGGER ai AFTER INSERT ON t BEGIN INSERT INTO f(rowid, body) VALUES (new.id, new.body); END");
        SqliteScripts.run(file,
                "CREATE TRIGGER ad AFTER DELETE ON t BEGIN INSERT INTO f(f, rowid, body) VALUES ('delete', old.id, old.body); END");
        SqliteScripts.run(file, "INSERT INTO f(f) VALUES ('rebuild')");
        roundTrip(mode, "DELETE FROM t WHERE id = 2; INSERT INTO t VALUES (3, 'delta')");
        assertEquals(List.of("2"), SqliteScripts.all(file, "SELECT rowid FROM f WHERE f MATCH 'gamma'"));
        assertEquals(List.of(), SqliteScripts.all(file, "SELECT rowid FROM f WHERE f MATCH 'delta'"));
        assertEquals(List.of("kept"), SqliteScripts.all(file, "SELECT body FROM own"));
    }

    @Test
    void aNewerColumnKeepsItsValuesAndChangedRowsTheirRowIds() throws Exception {
        SqliteScripts.run(file,
                "CREATE TABLE t (k TEXT NOT NULL PRIMARY KEY, u UNIQUE); INSERT INTO t (rowid, k, u) VALUES (70, 'a', 1), (80, 'b', 2)");
        take();
        SqliteScripts.run(file,
                "ALTER TABLE t ADD COLUMN later NOT NULL DEFAULT 0; UPDATE t SET later = rowid; UPDATE t SET u = -u; UPDATE t SET u = 2 WHERE k = 'a'; UPDATE t SET u = 1 WHERE k = 'b'");
        try (Tables saved = saved(); RestoreTables live = restoring.open(target(), WorkContext.none())) {
            live.begin();
            TableForm form = saved.inventory().tables().getFirst();
            RestorePlan plan = plan(List.of(form.name()), List.of());
            live.prepare(plan);
            live.apply(List.of(MemoryDelta.between(live, saved, form)));
            live.conclude(plan, List.of());
            live.session().commit();
        }
        assertEquals(List.of("70|a|1|70", "80|b|2|80"), SqliteScripts.all(file, "SELECT rowid, * FROM t ORDER BY k"));
    }

    @Test
    void aRestoreThatLeavesRowsWithoutTheirParentIsRefused() throws Exception {
        SqliteScripts.run(file,
                "CREATE TABLE p (id INTEGER PRIMARY KEY); CREATE TABLE c (id INTEGER PRIMARY KEY, p INT REFERENCES p); INSERT INTO p VALUES (1); INSERT INTO c VALUES (1, 1)");
        take();
        SqliteScripts.run(file, "DELETE FROM c; DELETE FROM p");
        Problem problem = assertThrows(ProblemException.class, () -> restore(Mode.DELTA, List.of(TableName.of("c"))))
                .problem();
        assertEquals(ProblemCode.ORPHANS, problem.code());
        assertEquals("c: 1 -> p", problem.subject() + ": " + problem.detail());
        assertEquals(List.of(), SqliteScripts.all(file, "SELECT * FROM c"));
    }

    @Test
    void whatReferredToNothingBeforeIsNotTheRestoresFault() throws Exception {
        SqliteScripts.run(file,
                "CREATE TABLE p (id INTEGER PRIMARY KEY); CREATE TABLE c (id INTEGER PRIMARY KEY, p INT REFERENCES p, v); INSERT INTO c VALUES (1, 66, 'a'), (2, 77, 'b')");
        take();
        SqliteScripts.run(file, "UPDATE c SET v = 'z'; DELETE FROM c WHERE id = 2");
        restore(Mode.DELTA, List.of(TableName.of("c"))); // the second comes back as the checkpoint has it
        assertSame();
    }

    @Test
    void theKeysOfADeltaFindTheirRows() throws Exception {
        SqliteScripts.run(file,
                "CREATE TABLE t (a TEXT COLLATE NOCASE NOT NULL, b NOT NULL, v, PRIMARY KEY (a, b)); INSERT INTO t VALUES ('x', 1, 'one'), ('X', '1', 'two'), ('y', 2.5, 'three'), ('z', x'00', 'four')");
        take();
        SqliteScripts.run(file,
                "DELETE FROM t WHERE v = 'four'; UPDATE t SET v = 'other'; INSERT INTO t VALUES ('w', 0, 'new')");
        try (Tables saved = saved(); RestoreTables live = restoring.open(target(), WorkContext.none())) {
            live.begin();
            TableForm form = saved.inventory().tables().getFirst();
            List<Tuple> found = MemoryDelta.all(live.rowsWithKeys(form, saved.rows(form)));
            List<Tuple> all = MemoryDelta.all(live.rows(form));
            // 'w' comes first and is not asked for; texts come behind numbers: ('X', '1'), ('x', 1), ('y', 2.5)
            List<Tuple> expected = all.stream().filter(row -> row.bytes()[row.place(0) + 1] != 'w').toList();
            assertEquals(3, found.size());
            for (int i = 0; i < expected.size(); i++) {
                assertTrue(found.get(i).same(expected.get(i)), "row " + i);
            }
        }
    }

    @Test
    void aFileThatAnotherWritesIsSaidToBeBusy() throws Exception {
        SqliteScripts.run(file, "CREATE TABLE t (v)");
        try (Connection other = SqliteScripts.connect(file);
                Statement writing = other.createStatement();
                RestoreTables live = restoring.open(target(), WorkContext.none())) {
            writing.execute("BEGIN IMMEDIATE");
            assertEquals(ProblemCode.FILE_BUSY, assertThrows(ProblemException.class, live::begin).problem().code());
        }
    }

    @Test
    void tableWithManyColumnsAndRowsComesBack() throws Exception {
        StringBuilder columns = new StringBuilder("id INTEGER PRIMARY KEY");
        for (int i = 0; i < 1500; i++) {
            columns.append(", c").append(i);
        }
        SqliteScripts.run(file, "CREATE TABLE wide (" + columns + "); CREATE TABLE long (id INTEGER PRIMARY KEY, v)",
                "INSERT INTO wide (id, c0, c777, c1499) VALUES (1, 'a', 2, 3.5)",
                "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 30000) INSERT INTO long SELECT i, 'row ' || i FROM n");
        roundTrip(Mode.DELTA,
                "UPDATE wide SET c1499 = 'b', c200 = 1; UPDATE long SET v = id WHERE id % 3 = 0; DELETE FROM long WHERE id % 7 = 0");
    }

    private void roundTrip(Mode mode, String wreck) throws Exception {
        SqliteScripts.run(file, "ANALYZE");
        take();
        assertSame();
        SqliteScripts.run(file, wreck);
        List<TableName> all;
        try (Tables saved = saved()) {
            all = saved.inventory().tables().stream().map(TableForm::name).toList();
        }
        restore(mode, all);
        assertSame();
    }

    private void take() throws Exception {
        Files.deleteIfExists(copy);
        try (LiveTables tables = reader.open(target(), Choice.ALL, WorkContext.none())) {
            tables.copyFile(copy, WorkContext.none());
        }
    }

    private void restore(Mode mode, List<TableName> names) {
        try (Tables saved = saved(); RestoreTables live = restoring.open(target(), WorkContext.none())) {
            live.begin();
            live.lock(names, false);
            List<String> suppressed = live.inventory().triggers().stream()
                    .map(trigger -> trigger.table() + ": " + trigger.name()).toList();
            RestorePlan plan = plan(names, suppressed);
            live.prepare(plan);
            if (mode == Mode.RELOAD) {
                live.empty(names);
            }
            for (TableName name : names) {
                TableForm form = saved.inventory().table(name).orElseThrow();
                if (mode == Mode.RELOAD) {
                    try (var rows = saved.rows(form)) {
                        live.reload(form, rows);
                    }
                } else {
                    live.apply(List.of(MemoryDelta.between(live, saved, form)));
                }
            }
            live.conclude(plan, saved.inventory().sequences());
            assertEquals(saved.inventory().sequences(), live.inventory().sequences(), "as it is verified");
            live.session().commit();
        }
    }

    /// Rows with their rowids and storage classes, sequences and the schema, and what SQLite says of the file.
    private void assertSame() throws SQLException {
        assertEquals(dump(copy), dump(file));
        assertEquals(List.of("ok"), SqliteScripts.all(file, "PRAGMA integrity_check"));
    }

    private Map<String, List<String>> dump(Path of) throws SQLException {
        Map<String, List<String>> dump = new TreeMap<>();
        dump.put("schema", SqliteScripts.all(of, "SELECT type, name, tbl_name, sql FROM sqlite_schema"
                + " WHERE name NOT LIKE 'sqlite_stat%' ORDER BY type, name"));
        for (String table : SqliteScripts.all(of, "SELECT name FROM sqlite_schema WHERE name = 'sqlite_sequence'")) {
            dump.put(table, SqliteScripts.all(of, "SELECT name, seq FROM sqlite_sequence ORDER BY name"));
        }
        try (Tables saved = saved()) {
            for (TableForm form : saved.inventory().tables()) {
                List<String> columns = new ArrayList<>(form.generated());
                form.columns().forEach(column -> columns.add(column.name().name()));
                String cells = columns.stream().limit(900)
                        .map(name -> "typeof(\"" + name + "\"), hex(CAST(\"" + name + "\" AS BLOB))")
                        .collect(Collectors.joining(", "));
                dump.put(form.name().toString(), SqliteScripts
                        .all(of, "SELECT " + cells + " FROM " + form.name().quoted()).stream().sorted().toList());
            }
        }
        return dump;
    }

    private Tables saved() {
        return reader.openCopy(copy, origin());
    }

    private Origin origin() {
        try (LiveTables tables = reader.open(target(), Choice.ALL, WorkContext.none())) {
            return tables.origin();
        }
    }

    private RestorePlan plan(List<TableName> order, List<String> suppressed) {
        Checkpoint checkpoint = new Checkpoint("c", copy, Condition.GOOD, null, null, new Label("", false, null, false),
                0);
        RestoreRequest request = new RestoreRequest(target(), new CopyShelf(folder, this::saved), checkpoint, order,
                Mode.DELTA, CellChoice.ALL, false, false, false, true, suppressed, "");
        return new RestorePlan(request, origin().identity(), List.of(), order, List.of(), List.of(), List.of(),
                List.of(),
                suppressed, List.of(), List.of(), List.of(), List.of(), false, -1, 0, null, Instant.EPOCH);
    }

    private Target target() {
        return Target.adHoc(new SqliteAddress(file), Environment.TEST);
    }
}
