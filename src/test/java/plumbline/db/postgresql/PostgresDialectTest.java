package plumbline.db.postgresql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import plumbline.core.session.Access;
import plumbline.core.session.LockHolder;
import plumbline.core.session.Needs;
import plumbline.core.session.Row;
import plumbline.core.session.RowChange;
import plumbline.core.session.Rows;
import plumbline.core.session.Session;
import plumbline.core.session.TableColumn;
import plumbline.core.session.TransactionFate;
import plumbline.core.session.ValueKind;
import plumbline.core.sql.Ident;
import plumbline.core.sql.KeyArray;
import plumbline.core.sql.NamedSql;
import plumbline.core.sql.Sql;
import plumbline.core.sql.TableName;
import plumbline.db.jdbc.JdbcSessions;
import plumbline.testing.QuickSessions;
import plumbline.testing.TestPostgres;

class PostgresDialectTest {

    private static final TableName ALL_TYPES = TableName.of("app", "all \"types");
    private static final Duration TIME = Duration.ofSeconds(10);
    private static final String SCHEMA = """
            CREATE SCHEMA app;
            CREATE TYPE app.mood AS ENUM ('calm', 'wild');
            CREATE DOMAIN app.positive AS int CHECK (VALUE > 0);
            CREATE TYPE app.pair AS (a int, b text);
            CREATE TABLE app."all ""types" (
                id bigint GENERATED ALWAYS AS IDENTITY,
                code uuid,
                i smallint, n numeric(20, 4), r real, d double precision, b boolean, t text, v varchar(10), c char(5),
                by bytea, da date, ti time, ts timestamp, tz timestamptz, iv interval, j json, jb jsonb,
                arr int[], tarr text[], tzarr timestamptz[], mood app.mood, pos app.positive, pair app.pair, ip inet,
                rng tstzrange, bits bit(3), m money, x xml, gone int,
                twice bigint GENERATED ALWAYS AS (i * 2) STORED,
                PRIMARY KEY (code, id));
            ALTER TABLE app."all ""types" DROP COLUMN gone;
            INSERT INTO app."all ""types" (code, i, n, r, d, b, t, v, c, by, da, ti, ts, tz, iv, j, jb, arr, tarr, tzarr,
                mood, pos, pair, ip, rng, bits, m, x)
            VALUES ('00000000-0000-0000-0000-000000000001', -3, 12.3400, 0.1, 1e-300, true, E'Zeile ''1''\\n中文', 'v', 'c',
                '\\x00ff10', '2024-02-29', '23:59:59.999999', 'infinity', '2024-03-31 01:30:00.123456+02',
                '1 mon 2 days 03:04:05.6', '{"b": 1,  "a": 2}', '{"b": 1, "a": 2.50}', '{1,NULL,3}',
                ARRAY['a,b', 'c"d', NULL], ARRAY['2024-07-01 12:00:00+00'::timestamptz], 'wild', 7, ROW(1, 'x,y'),
                '10.1.2.3/24', '[2024-01-01 00:00:00+00,2024-02-01 00:00:00+00)', B'101', 12.34, '<a/>'),
                ('00000000-0000-0000-0000-000000000002', NULL, 'NaN', 'NaN', '-Infinity', NULL, NULL, NULL, NULL, NULL,
                NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL)
            """;

    private final JdbcSessions sessions = QuickSessions.open();

    @AfterEach
    void close() {
        sessions.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {13, 14, 15, 16, 17, 18})
    void describesColumnsAsTheCatalogHasThem(int major) {
        TestPostgres.Database database = TestPostgres.of(major).freshDatabase();
        database.run(SCHEMA);
        try (Session session = sessions.monitor(database.target(), TIME)) {
            List<TableColumn> columns = session.dialect().columns(session, ALL_TYPES);
            Map<String, TableColumn> byName = byName(columns);

            assertEquals("id", columns.getFirst().name().name());
            assertEquals(new TableColumn(new Ident("id"), "int8", ValueKind.NUMBER, 2, false), byName.get("id"));
            assertEquals(new TableColumn(new Ident("code"), "uuid", ValueKind.TEXT, 1, false), byName.get("code"));
            assertEquals(new TableColumn(new Ident("twice"), "int8", ValueKind.NUMBER, 0, true), byName.get("twice"));
            assertEquals("app.mood", column(byName, "mood").typeName());
            assertEquals(ValueKind.BINARY, column(byName, "by").kind());
            assertEquals(ValueKind.TIME, column(byName, "tz").kind());
            assertEquals(ValueKind.BOOLEAN, column(byName, "b").kind());
            assertFalse(byName.containsKey("gone"));
            assertTrue(session.dialect().columns(session, TableName.of("app", "nothing")).isEmpty());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {13, 18})
    void putsBackEveryTypeAsItWas(int major) {
        TestPostgres.Database database = TestPostgres.of(major).freshDatabase();
        database.run(SCHEMA);
        try (Session session = sessions.action(database.target(), TIME)) {
            List<TableColumn> columns = session.dialect().columns(session, ALL_TYPES);
            List<Map<String, @Nullable Object>> before = images(session, columns);
            assertEquals(2, before.size());
            assertEquals("2024-03-30 23:30:00.123456+00", before.getFirst().get("tz"));
            assertEquals("\\x00ff10", before.getFirst().get("by"));

            session.begin(Access.READ_WRITE);
            for (Map<String, @Nullable Object> row : before) {
                Map<String, @Nullable Object> changed = new LinkedHashMap<>(row);
                columns.stream().filter(column -> column.key() == 0)
                        .forEach(column -> changed.put(column.name().name(), null));
                // from all NULL to the image, then from gone to the image
                assertEquals(1, session.update(session.dialect().restore(ALL_TYPES, columns,
                        new RowChange(key(row), changed, row))));
                assertNotEquals(before, images(session, columns));
                assertEquals(1, session.update(session.dialect().restore(ALL_TYPES, columns,
                        new RowChange(key(row), row, changed))));
                assertEquals(before, images(session, columns));
                assertEquals(1, session.update(session.dialect().restore(ALL_TYPES, columns,
                        new RowChange(key(row), null, row))));
                assertEquals(1, images(session, columns).size());
                assertEquals(1, session.update(session.dialect().restore(ALL_TYPES, columns,
                        new RowChange(key(row), row, null))));
                assertEquals(before, images(session, columns));
            }
            session.commit();
        }
    }

    @Test
    void readsTheSameTimesInEveryTimeZone() {
        TestPostgres.Database database = TestPostgres.of(18).freshDatabase();
        database.run(SCHEMA);
        List<Map<String, @Nullable Object>> before;
        try (Session session = sessions.action(database.target(), TIME)) {
            before = images(session, session.dialect().columns(session, ALL_TYPES));
        }
        database.run("ALTER DATABASE " + new Ident(database.name()).quoted() + " SET TimeZone = 'Asia/Kathmandu'");
        try (Session session = sessions.action(database.target(), TIME)) {
            assertEquals(before, images(session, session.dialect().columns(session, ALL_TYPES)));
            assertEquals("Asia/Kathmandu",
                    session.query(Sql.of("SELECT current_setting('TimeZone')"), 1).firstText());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {13, 14, 15, 16, 17, 18})
    void countsOnlyTheChangesOfTheOpenTransactionAndThoseOfTriggers(int major) {
        TestPostgres.Database database = TestPostgres.of(major).freshDatabase();
        database.run("""
                CREATE TABLE a (id int PRIMARY KEY, n int);
                CREATE TABLE log (n int);
                CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN INSERT INTO log VALUES (NEW.n); RETURN NEW; END $$;
                CREATE TRIGGER note AFTER UPDATE ON a FOR EACH ROW EXECUTE FUNCTION note();
                INSERT INTO a SELECT i, i FROM generate_series(1, 10) AS i
                """);
        try (Session session = sessions.action(database.target(), TIME)) {
            for (int round = 1; round <= 2; round++) {
                session.begin(Access.READ_WRITE);
                assertEquals(Map.of(), session.dialect().changesSoFar(session), "round " + round);
                assertEquals("", session.dialect().transactionId(session));
                session.update(Sql.of("UPDATE a SET n = n + 1 WHERE id <= 3"));
                session.update(Sql.of("DELETE FROM log WHERE n = 2"));
                assertEquals(4L, session.dialect().changesSoFar(session).get("public.log"), "round " + round);
                assertEquals(3L, session.dialect().changesSoFar(session).get("public.a"), "round " + round);
                assertFalse(session.dialect().transactionId(session).isEmpty());
                session.rollback();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {13, 14, 15, 16, 17, 18})
    void namesWhoeverHoldsAWritersLockAndNoReader(int major) throws SQLException {
        TestPostgres.Database database = TestPostgres.of(major).freshDatabase();
        database.run("CREATE TABLE a (id int PRIMARY KEY)");
        try (Connection writer = database.connect(Map.of("ApplicationName", "the writer"));
                Connection reader = database.connect(Map.of("ApplicationName", "the reader"));
                Statement writes = writer.createStatement();
                Statement reads = reader.createStatement();
                Session session = sessions.monitor(database.target(), TIME)) {
            writer.setAutoCommit(false);
            reader.setAutoCommit(false);
            writes.execute("INSERT INTO a VALUES (1)");
            reads.execute("SELECT FROM a");

            List<LockHolder> holders = session.dialect().holders(session, List.of(TableName.of("public", "a")));

            assertEquals(1, holders.size(), holders.toString());
            assertEquals("the writer", holders.getFirst().application());
        }
    }

    @Test
    void namesWhatATargetLacks() {
        TestPostgres.Database database = TestPostgres.of(18).freshDatabase();
        database.run("""
                CREATE SCHEMA "S 1";
                CREATE TABLE "S 1"."Mixed" (id int, "Col" int);
                CREATE VIEW seen AS SELECT 1 AS one;
                CREATE MATERIALIZED VIEW kept AS SELECT 1 AS one;
                CREATE SEQUENCE numbers
                """);
        Map<String, List<String>> needs = new LinkedHashMap<>();
        needs.put("S 1.Mixed", List.of("id", "Col", "col"));
        needs.put("seen", List.of("one"));
        needs.put("kept", List.of("two"));
        needs.put("mixed", List.of("id"));
        needs.put("numbers", List.of());
        try (Session session = sessions.monitor(database.target(), TIME)) {
            assertEquals(List.of("S 1.Mixed.col", "kept.two", "mixed", "numbers"),
                    session.dialect().missing(session, Needs.of(needs)));
        }
    }

    @Test
    void findsRowsByKeysGivenAsTextAndByCompositeKeys() {
        TestPostgres.Database database = TestPostgres.of(18).freshDatabase();
        database.run("""
                CREATE TABLE p (a int, b date, PRIMARY KEY (a, b));
                INSERT INTO p VALUES (1, '2024-01-01'), (1, '2024-01-02'), (2, '2024-01-01')
                """);
        try (Session session = sessions.monitor(database.target(), TIME)) {
            TableName table = TableName.of("p");
            List<TableColumn> columns = session.dialect().columns(session, table);
            Map<String, KeyArray> keys = new LinkedHashMap<>();
            keys.put("a", new KeyArray("text", List.of("1", "2")));
            keys.put("b", new KeyArray("text", List.of("2024-01-02", "2024-01-01")));
            assertEquals(List.of(List.of("1", "2024-01-02"), List.of("2", "2024-01-01")), session.dialect()
                    .readRows(session, table, columns, keys, false).rows().stream().map(Row::values).toList());
        }
    }

    @Test
    void knowsWhatBecameOfATransaction() {
        TestPostgres.Database database = TestPostgres.of(18).freshDatabase();
        database.run("CREATE TABLE a (n int)");
        try (Session session = sessions.action(database.target(), TIME);
                Session looking = sessions.control(database.target())) {
            session.begin(Access.READ_WRITE);
            session.update(Sql.of("INSERT INTO a VALUES (1)"));
            String kept = session.dialect().transactionId(session);
            assertEquals(TransactionFate.IN_PROGRESS, looking.dialect().fate(looking, kept));
            session.commit();
            session.begin(Access.READ_WRITE);
            session.update(Sql.of("INSERT INTO a VALUES (2)"));
            String undone = session.dialect().transactionId(session);
            session.rollback();

            assertEquals(TransactionFate.COMMITTED, looking.dialect().fate(looking, kept));
            assertEquals(TransactionFate.ROLLED_BACK, looking.dialect().fate(looking, undone));
            assertEquals(TransactionFate.UNKNOWN, looking.dialect().fate(looking, "999999999999"));
            assertEquals(TransactionFate.UNKNOWN, looking.dialect().fate(looking, ""));
        }
    }

    @Test
    void countsStatementsAsTheDriverDoes() {
        PostgresDialect dialect = new PostgresDialect();
        assertTrue(dialect.isOneStatement(NamedSql.parse("SELECT ';' -- ; \n;")));
        assertTrue(
                dialect.isOneStatement(NamedSql.parse("SELECT '{}'::jsonb ? 'a', $$;$$ FROM t WHERE id = ANY(:keys)")));
        assertFalse(dialect.isOneStatement(NamedSql.parse("SELECT 1; DROP TABLE t")));
        assertFalse(dialect.isOneStatement(NamedSql.parse("-- nothing")));
    }

    private static List<Map<String, @Nullable Object>> images(Session session, List<TableColumn> columns) {
        Map<String, KeyArray> keys = new LinkedHashMap<>();
        keys.put("code", new KeyArray("uuid",
                List.of("00000000-0000-0000-0000-000000000001", "00000000-0000-0000-0000-000000000002")));
        keys.put("id", new KeyArray("int8", List.of(1L, 2L)));
        boolean alone = !plumbline.db.jdbc.JdbcSession.of(session).inTransaction();
        Rows rows = session.dialect().readRows(session, ALL_TYPES, columns, keys, !alone);
        List<Map<String, @Nullable Object>> images = new ArrayList<>();
        for (Row row : rows.rows()) {
            Map<String, @Nullable Object> image = new LinkedHashMap<>();
            for (int i = 0; i < columns.size(); i++) {
                image.put(rows.columns().get(i).name(), row.get(i));
            }
            images.add(image);
        }
        return images;
    }

    private static Map<String, @Nullable Object> key(Map<String, @Nullable Object> row) {
        Map<String, @Nullable Object> key = new LinkedHashMap<>();
        key.put("code", row.get("code"));
        key.put("id", row.get("id"));
        return key;
    }

    private static Map<String, TableColumn> byName(List<TableColumn> columns) {
        Map<String, TableColumn> byName = new LinkedHashMap<>();
        columns.forEach(column -> byName.put(column.name().name(), column));
        return byName;
    }

    private static TableColumn column(Map<String, TableColumn> byName, String name) {
        return java.util.Objects.requireNonNull(byName.get(name), name);
    }
}
