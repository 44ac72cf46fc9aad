package plumbline.db.postgresql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import plumbline.core.checkpoint.Choice;
import plumbline.core.checkpoint.Coding;
import plumbline.core.checkpoint.ColumnForm;
import plumbline.core.checkpoint.Inventory;
import plumbline.core.checkpoint.KeyOrder;
import plumbline.core.checkpoint.LinkForm;
import plumbline.core.checkpoint.ListedTable;
import plumbline.core.checkpoint.LiveTables;
import plumbline.core.checkpoint.SequenceForm;
import plumbline.core.checkpoint.Skipped;
import plumbline.core.checkpoint.TableForm;
import plumbline.core.checkpoint.TupleReader;
import plumbline.core.problem.ProblemCode;
import plumbline.core.problem.ProblemException;
import plumbline.core.sql.TableName;
import plumbline.core.target.Address;
import plumbline.core.target.Target;
import plumbline.core.work.WorkContext;
import plumbline.testing.TestPostgres;
import plumbline.testing.TestSessions;

class PostgresReaderTest {

    private static final String SCHEMA = """
            CREATE SCHEMA app;
            CREATE TYPE app.mood AS ENUM ('calm', 'wi''ld');
            CREATE DOMAIN app.positive AS int CHECK (VALUE > 0);
            CREATE DOMAIN app.very AS app.positive NOT NULL;
            CREATE TYPE app.pair AS (a int, b text);
            CREATE TABLE app.owner (id int PRIMARY KEY, gone text, name varchar(20) NOT NULL UNIQUE,
                mood app.mood DEFAULT 'calm', n app.very DEFAULT 1);
            ALTER TABLE app.owner DROP COLUMN gone;
            CREATE TABLE app.thing (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
                owner int REFERENCES app.owner ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
                serial serial, twice int GENERATED ALWAYS AS (2 * 21) STORED, price numeric(12, 2) CHECK (price > 0),
                pairs app.pair[], moods app.mood[], tags text[], doc jsonb);
            CREATE INDEX thing_price ON app.thing (price) WHERE price > 10;
            CREATE FUNCTION app.nothing() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
            CREATE TRIGGER watch BEFORE INSERT ON app.thing FOR EACH ROW EXECUTE FUNCTION app.nothing();
            CREATE TABLE app.parts (day date NOT NULL, n int, PRIMARY KEY (day, n)) PARTITION BY RANGE (day);
            CREATE TABLE app.parts_1 PARTITION OF app.parts FOR VALUES FROM ('2024-01-01') TO ('2024-02-01');
            CREATE TABLE app.parts_2 PARTITION OF app.parts FOR VALUES FROM ('2024-02-01') TO ('2024-03-01')
                PARTITION BY HASH (n);
            CREATE TABLE app.parts_2_0 PARTITION OF app.parts_2 FOR VALUES WITH (MODULUS 1, REMAINDER 0);
            CREATE TRIGGER watch AFTER INSERT ON app.parts FOR EACH ROW EXECUTE FUNCTION app.nothing();
            CREATE TABLE app.parent (a int);
            CREATE TABLE app.child (b int) INHERITS (app.parent);
            CREATE UNLOGGED TABLE app.fast (a int);
            CREATE TABLE app.nothing_at_all ();
            CREATE TABLE app.objects (id int PRIMARY KEY, r regclass, rights aclitem[]);
            CREATE TABLE app.part_of_day (day date, n int, FOREIGN KEY (day, n) REFERENCES app.parts);
            CREATE VIEW app.v AS SELECT 1 AS one;
            CREATE MATERIALIZED VIEW app.mv AS SELECT 1 AS one;
            CREATE SEQUENCE app.free START 7 INCREMENT 3;
            INSERT INTO app.owner VALUES (1, 'a', 'wi''ld', 3), (2, 'b', NULL, 4);
            INSERT INTO app.thing (owner, price) VALUES (1, 1.50), (2, 20);
            INSERT INTO app.parts SELECT date '2024-01-01' + i, i FROM generate_series(0, 40) i;
            INSERT INTO app.parent VALUES (1), (2);
            INSERT INTO app.child VALUES (1, 2);
            INSERT INTO app.objects VALUES (1, 'app.owner', '{}');
            INSERT INTO app.nothing_at_all DEFAULT VALUES;
            INSERT INTO app.nothing_at_all DEFAULT VALUES;
            """;

    private final TestSessions sessions = new TestSessions();
    private final PostgresReader reader = new PostgresReader(sessions.sessions());

    @AfterEach
    void close() {
        sessions.close();
    }

    @Test
    void theTablesAreListedWhileSomebodyHoldsOneOfThem() throws SQLException {
        TestPostgres.Database database = TestPostgres.of(18).freshDatabase();
        database.run(SCHEMA);
        try (Connection holder = database.connect(); Statement statement = holder.createStatement()) {
            holder.setAutoCommit(false);
            statement.execute("LOCK TABLE app.owner IN ACCESS EXCLUSIVE MODE");
            assertTrue(reader.list(database.target(), WorkContext.none()).stream().map(ListedTable::name).toList()
                    .contains(TableName.of("app", "owner")));
        }
    }

    private <T> T read(int major, Choice choice, Function<LiveTables, T> look) {
        TestPostgres.Database database = TestPostgres.of(major).freshDatabase();
        database.run(SCHEMA);
        try (LiveTables tables = reader.open(database.target(), choice, WorkContext.none())) {
            return look.apply(tables);
        }
    }

    private static long count(LiveTables tables, String name) {
        TableForm form = tables.inventory().table(TableName.of("app", name)).orElseThrow();
        try (TupleReader rows = tables.rows(form)) {
            long count = 0;
            while (rows.next()) {
                count++;
            }
            return count;
        }
    }

    private static String told(TableForm form) {
        return form.name() + " " + form.kind() + " " + form.coding().word()
                + form.key().stream().map(part -> " " + form.columns().get(part.column()).name() + ":"
                        + part.order().word()).reduce("", String::concat);
    }

    @ParameterizedTest
    @ValueSource(ints = {13, 14, 15, 16, 17, 18})
    void findsTheTablesThatHoldRows(int major) {
        String arrays = major < 14 ? "copy-text id:bytes" : "copy-binary id:signed";
        assertEquals(List.of("app.child table copy-binary",
                "app.fast unlogged copy-binary", "app.nothing_at_all table copy-binary",
                "app.objects table copy-text id:bytes", "app.owner table copy-binary id:signed",
                "app.parent table copy-binary", "app.part_of_day table copy-binary",
                "app.parts_1 partition copy-binary day:signed n:signed",
                "app.parts_2_0 partition copy-binary day:signed n:signed", "app.thing table " + arrays),
                read(major, Choice.ALL, tables -> tables.inventory().tables().stream()
                        .map(PostgresReaderTest::told).toList()));
    }

    @ParameterizedTest
    @ValueSource(ints = {13, 14, 15, 16, 17, 18})
    void readsEachTablesOwnRows(int major) {
        assertEquals(List.of(2L, 1L, 31L, 10L, 2L, 1L, 2L),
                read(major, Choice.ALL, tables -> List.of(count(tables, "parent"), count(tables, "child"),
                        count(tables, "parts_1"), count(tables, "parts_2_0"), count(tables, "nothing_at_all"),
                        count(tables, "objects"), count(tables, "thing"))));
    }

    @ParameterizedTest
    @ValueSource(ints = {13, 14, 15, 16, 17, 18})
    void readsTheSameBeside(int major) {
        assertEquals(List.of(33L), read(major, Choice.ALL, tables -> {
            try (LiveTables beside = tables.beside()) {
                return List.of(count(beside, "parts_1") + count(beside, "thing"));
            }
        }));
    }

    @ParameterizedTest
    @ValueSource(ints = {13, 18})
    void saysWhatItLeavesOut(int major) {
        assertEquals(List.of(
                new Skipped("app.mv", "materialized-view"), new Skipped("app.parts", "partitioned"),
                new Skipped("app.parts_2", "partitioned"), new Skipped("app.v", "view")),
                read(major, Choice.ALL, tables -> tables.inventory().skipped()));
    }

    @ParameterizedTest
    @ValueSource(ints = {13, 18})
    void leavesOutColumnsTheServerComputes(int major) {
        assertEquals("[id, owner, serial, price, pairs, moods, tags, doc] [twice]", read(major, Choice.ALL, tables -> {
            TableForm form = tables.inventory().table(TableName.of("app", "thing")).orElseThrow();
            return form.columns().stream().map(ColumnForm::name).map(Object::toString).toList() + " "
                    + form.generated();
        }));
    }

    @ParameterizedTest
    @ValueSource(ints = {13, 14, 15, 16, 17, 18})
    void saysWhatTellsHowBytesAreRead(int major) {
        assertEquals("[int4, varchar, enum, int4][int8, int4, int4, numeric, _(int4,text), _enum, _text, jsonb]",
                read(major, Choice.ALL, tables -> {
                    Inventory inventory = tables.inventory();
                    return inventory.table(TableName.of("app", "owner")).orElseThrow().columns().stream()
                            .map(ColumnForm::base).toList().toString()
                            + inventory.table(TableName.of("app", "thing")).orElseThrow().columns().stream()
                                    .map(ColumnForm::base).toList();
                }));
    }

    @ParameterizedTest
    @ValueSource(ints = {13, 14, 15, 16, 17, 18})
    void namesForeignKeysAtTheTopOfPartitions(int major) {
        assertEquals(List.of(
                "app.part_of_day [day, n] -> app.parts [day, n] no action false",
                "app.thing [owner] -> app.owner [id] cascade true"),
                read(major, Choice.ALL, tables -> tables.inventory().links().stream()
                        .map(PostgresReaderTest::told).toList()));
    }

    private static String told(LinkForm link) {
        return link.child() + " " + link.columns() + " -> " + link.parent() + " " + link.keys() + " " + link.onDelete()
                + " " + link.deferred();
    }

    @ParameterizedTest
    @ValueSource(ints = {13, 14, 15, 16, 17, 18})
    void namesTriggersOfAPersonsOwn(int major) {
        assertEquals(List.of("app.parts_1 watch O", "app.parts_2_0 watch O", "app.thing watch O"),
                read(major, Choice.ALL, tables -> tables.inventory().triggers().stream()
                        .map(trigger -> trigger.table() + " " + trigger.name() + " " + trigger.enabled()).toList()));
    }

    @ParameterizedTest
    @ValueSource(ints = {13, 14, 15, 16, 17, 18})
    void saysWhereSequencesStand(int major) {
        assertEquals(List.of(
                new SequenceForm(TableName.of("app", "free"), 7, false, 3, "", ""),
                new SequenceForm(TableName.of("app", "thing_id_seq"), 2, true, 1, "app.thing", "id"),
                new SequenceForm(TableName.of("app", "thing_serial_seq"), 2, true, 1, "app.thing", "serial")),
                read(major, Choice.ALL, tables -> tables.inventory().sequences()));
    }

    @ParameterizedTest
    @ValueSource(ints = {13, 18})
    void describesATableLineByLine(int major) {
        assertTrue(read(major, Choice.ALL, tables -> tables.inventory().table(TableName.of("app", "owner"))
                .orElseThrow().definition()).containsAll(List.of("column \"id\" integer NOT NULL",
                        "column \"mood\" app.mood DEFAULT 'calm'::app.mood", "primary key owner_pkey PRIMARY KEY (id)",
                        "type app.mood 'calm', 'wi''ld'",
                        "type app.positive integer CONSTRAINT positive_check CHECK ((VALUE > 0))")));
    }

    @ParameterizedTest
    @ValueSource(ints = {13, 14, 15, 16, 17, 18})
    void writesASchemaThatASecondDatabaseTakes(int major) {
        String schema = read(major, Choice.ALL, tables -> tables.inventory().schema());
        TestPostgres.Database second = TestPostgres.of(major).freshDatabase();
        second.run(schema.replaceAll("(?m)^ALTER TABLE .* REFERENCES app\\.parts.*$", ""));
        try (LiveTables tables = reader.open(second.target(), Choice.ALL, WorkContext.none())) {
            assertEquals(10, tables.inventory().tables().size());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {13, 18})
    void takesAPartitionedTableForItsPartitions(int major) {
        assertEquals(List.of("app.parts_1 of app.parts", "app.parts_2_0 of app.parts"),
                read(major, Choice.of(List.of(TableName.of("app", "parts"))), tables -> tables.inventory().tables()
                        .stream().map(form -> form.name() + " of " + form.root()).toList()));
    }

    @ParameterizedTest
    @ValueSource(ints = {18})
    void refusesAnUnknownTable(int major) {
        Choice nobody = Choice.of(List.of(TableName.of("app", "nobody")));
        ProblemException refused = assertThrows(ProblemException.class,
                () -> read(major, nobody, LiveTables::inventory));
        assertEquals(ProblemCode.UNKNOWN_TABLE, refused.problem().code());
    }

    @ParameterizedTest
    @ValueSource(ints = {13, 18})
    void refusesATableWhoseRowsAreHidden(int major) {
        TestPostgres.Database database = withReader(major,
                "ALTER TABLE secret ENABLE ROW LEVEL SECURITY; GRANT SELECT ON secret TO reading");
        assertEquals(ProblemCode.ROW_SECURITY, problem(database, Choice.ALL));
    }

    @ParameterizedTest
    @ValueSource(ints = {13, 18})
    void refusesAChosenTableWithoutRight(int major) {
        TestPostgres.Database database = withReader(major, "");
        assertEquals(ProblemCode.RIGHTS, problem(database, Choice.of(List.of(TableName.of("secret")))));
    }

    @ParameterizedTest
    @ValueSource(ints = {13, 18})
    void leavesOutATableWithoutRightWhereAllAreMeant(int major) {
        TestPostgres.Database database = withReader(major, "");
        try (LiveTables tables = reader.open(asReader(database), Choice.ALL, WorkContext.none())) {
            assertEquals(List.of(new Skipped("public.secret", "no-right")), tables.inventory().skipped());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {13, 18})
    void leavesOutASequenceItMayNotRead(int major) {
        TestPostgres.Database database = withReader(major,
                "CREATE TABLE numbered (id serial); GRANT SELECT ON numbered TO reading; CREATE SEQUENCE alone");
        try (LiveTables tables = reader.open(asReader(database), Choice.ALL, WorkContext.none())) {
            assertEquals(List.of(), tables.inventory().sequences());
            assertEquals(
                    List.of(new Skipped("public.alone", "no-right-sequence"),
                            new Skipped("public.numbered_id_seq", "no-right-sequence"),
                            new Skipped("public.secret", "no-right")),
                    tables.inventory().skipped().stream().sorted(Comparator.comparing(Skipped::name)).toList());
        }
    }

    private TestPostgres.Database withReader(int major, String more) {
        TestPostgres.Database database = TestPostgres.of(major).freshDatabase();
        database.run("DO $$ BEGIN CREATE ROLE reading LOGIN; EXCEPTION WHEN duplicate_object THEN NULL; END $$;"
                + "CREATE TABLE secret (a int);" + more);
        return database;
    }

    private static Target asReader(TestPostgres.Database database) {
        Target target = database.target();
        Address.PostgresAddress at = (Address.PostgresAddress) target.address();
        return new Target(target.name(), "", target.environment(),
                new Address.PostgresAddress(at.host(), at.port(), at.database(), "reading", at.tls(), ""), List.of(),
                target.refresh(), false);
    }

    private ProblemCode problem(TestPostgres.Database database, Choice choice) {
        try (LiveTables tables = reader.open(asReader(database), choice, WorkContext.none())) {
            throw new AssertionError("read " + tables.inventory().tables().size());
        } catch (ProblemException refused) {
            return refused.problem().code();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {13, 18})
    void saysWhereTheRowsComeFrom(int major) {
        assertTrue(read(major, Choice.ALL, tables -> tables.origin().facts().keySet())
                .containsAll(List.of("snapshot", "lsn",
                        "timeline", "encoding", "collation", "lc_monetary")));
    }

    @ParameterizedTest
    @ValueSource(ints = {14, 18})
    void readsALargeTableInPartsThatMakeTheWhole(int major) {
        TestPostgres.Database database = TestPostgres.of(major).freshDatabase();
        database.run("CREATE TABLE big (a int, b text);"
                + "INSERT INTO big SELECT i, repeat('x', 1000) FROM generate_series(1, 80000) i; ANALYZE big");
        try (LiveTables tables = reader.open(database.target(), Choice.ALL, WorkContext.none())) {
            TableForm form = tables.inventory().tables().getFirst();
            int parts = tables.parts(form);
            long sum = 0;
            for (int part = 0; part < parts; part++) {
                try (TupleReader rows = tables.part(form, part, parts)) {
                    while (rows.next()) {
                        sum++;
                    }
                }
            }
            assertEquals(List.of(true, 80_000L), List.of(parts > 2, sum));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {13, 18})
    void readsALargeTableInOrderInParts(int major) {
        TestPostgres.Database database = TestPostgres.of(major).freshDatabase();
        database.run("CREATE TABLE big (a int PRIMARY KEY, b text);"
                + "INSERT INTO big SELECT i, repeat('x', 1000) FROM generate_series(1, 80000) i; ANALYZE big");
        try (LiveTables tables = reader.open(database.target(), Choice.ALL, WorkContext.none())) {
            TableForm form = tables.inventory().tables().getFirst();
            int parts = tables.parts(form);
            long sum = 0;
            int last = 0;
            for (int part = 0; part < parts; part++) {
                try (TupleReader rows = tables.part(form, part, parts)) {
                    while (rows.next()) {
                        int key = java.nio.ByteBuffer.wrap(rows.tuple().bytes()).getInt(rows.tuple().place(0));
                        sum += key > last ? 1 : 0;
                        last = key;
                    }
                }
            }
            assertEquals(List.of(true, true, KeyOrder.SIGNED, 80_000L),
                    List.of(parts > 2, form.ordered(), form.key().getFirst().order(), sum));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {15})
    void readsAsWasAskedInOtherOrderAndCoding(int major) {
        assertEquals("wi'ld", read(major, Choice.ALL, tables -> {
            TableForm form = tables.inventory().table(TableName.of("app", "owner")).orElseThrow();
            try (TupleReader rows = tables.rows(form.read(true, Coding.COPY_TEXT))) {
                rows.next();
                return new String(rows.tuple().bytes(), rows.tuple().place(2), rows.tuple().length(2),
                        java.nio.charset.StandardCharsets.UTF_8);
            }
        }));
    }
}
