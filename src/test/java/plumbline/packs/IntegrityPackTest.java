package plumbline.packs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import plumbline.core.check.CheckResult;
import plumbline.core.check.CheckStatus;
import plumbline.core.problem.ProblemCode;
import plumbline.core.repair.RepairPlan;
import plumbline.core.repair.RepairResult;
import plumbline.core.repair.UndoResult;
import plumbline.core.target.Target;
import plumbline.core.work.WorkContext;
import plumbline.testing.TestPostgres;

/// The checks of `integrity` on PostgreSQL: each finds its fault and nothing without it; each repair mends it, is
/// verified, and is taken back or says beforehand that it can't be.
final class IntegrityPackTest {

    private static final String AMCHECK = """
            CREATE SCHEMA "Werkzeug";
            CREATE EXTENSION amcheck SCHEMA "Werkzeug";
            """;
    /// An order that is turned round behind the index's back, as a new collation does.
    private static final String TURNED = """
            CREATE FUNCTION fickle(int, int) RETURNS int LANGUAGE sql IMMUTABLE STRICT AS 'SELECT btint4cmp($1, $2)';
            CREATE OPERATOR CLASS fickle_ops FOR TYPE int USING btree AS OPERATOR 1 <, OPERATOR 2 <=, OPERATOR 3 =,
                OPERATOR 4 >=, OPERATOR 5 >, FUNCTION 1 fickle(int, int);
            CREATE INDEX "Umgedreht" ON orders USING btree ("Nr" fickle_ops);
            CREATE OR REPLACE FUNCTION fickle(int, int) RETURNS int LANGUAGE sql IMMUTABLE STRICT
                AS 'SELECT btint4cmp($2, $1)';
            """;

    private static IntegrityDesk desk;

    /// @param check  the check that must find it
    /// @param way    the repair, or empty
    /// @param undo   whether it can be taken back
    /// @param fault  what breaks the sound database
    /// @param found  the keys it must find
    record Case(String check, String way, boolean undo, String fault, Set<String> found) {

        @Override
        public String toString() {
            return check + (way.isEmpty() ? "" : " " + way);
        }
    }

    @BeforeAll
    static void open(@TempDir Path folder) {
        desk = new IntegrityDesk(folder);
    }

    @AfterAll
    static void close() {
        desk.close();
    }

    private static String invalid(String index) {
        return "UPDATE pg_index SET indisvalid = false WHERE indexrelid = '" + index + "'::regclass;\n";
    }

    static List<Case> cases() {
        String duplicate = "CREATE INDEX \"Doppelt\" ON orders (customer); "
                + "CREATE INDEX same_as_key ON orders (\"Nr\"); CREATE INDEX other ON orders (customer) WHERE amount > 1";
        return List.of(
                new Case("unvalidated-constraints", "validate", true, """
                        ALTER TABLE orders ADD CONSTRAINT "Prüfung" CHECK (note <> 'a:b?' AND
                            marks[1:array_upper(marks, 1)] IS DISTINCT FROM ARRAY[7]) NOT VALID;
                        ALTER TABLE orders DROP CONSTRAINT orders_customer_fkey, ADD CONSTRAINT orders_customer_fkey
                            FOREIGN KEY (customer) REFERENCES "Kunden 客户" ON DELETE CASCADE NOT VALID;
                        """, Set.of("public.orders.Prüfung", "public.orders.orders_customer_fkey")),
                new Case("violated-constraints", "", false, """
                        ALTER TABLE orders DROP CONSTRAINT orders_customer_fkey, DROP CONSTRAINT "Betrag ≥ 0";
                        INSERT INTO orders (amount, customer) VALUES (-1, 99), (-2, 98);
                        ALTER TABLE orders ADD CONSTRAINT orders_customer_fkey FOREIGN KEY (customer)
                            REFERENCES "Kunden 客户" NOT VALID, ADD CONSTRAINT "Betrag ≥ 0" CHECK (amount >= 0) NOT VALID,
                            ADD CONSTRAINT kept CHECK (amount < 1000) NOT VALID;
                        """, Set.of("public.orders.orders_customer_fkey", "public.orders.Betrag ≥ 0")),
                new Case("violated-constraints", "", false, """
                        ALTER TABLE orders DISABLE TRIGGER ALL;
                        INSERT INTO orders (amount, customer) VALUES (1, 99);
                        """, Set.of("public.orders.orders_customer_fkey")),
                new Case("disabled-triggers", "enable", true, "ALTER TABLE orders DISABLE TRIGGER \"Stempel\"",
                        Set.of("public.orders.Stempel")),
                new Case("invalid-indexes", "reindex", false, invalid("orders_customer"),
                        Set.of("public.orders_customer")),
                new Case("invalid-indexes", "drop", false, invalid("orders_customer"),
                        Set.of("public.orders_customer")),
                new Case("leftover-indexes", "drop", false,
                        "CREATE INDEX orders_customer_ccnew1 ON orders (customer); " + invalid(
                                "orders_customer_ccnew1"),
                        Set.of("public.orders_customer_ccnew1")),
                new Case("duplicate-indexes", "drop", true, duplicate,
                        Set.of("public.Doppelt", "public.same_as_key")),
                new Case("duplicate-indexes", "drop-concurrently", false, duplicate,
                        Set.of("public.Doppelt", "public.same_as_key")),
                new Case("unindexed-foreign-keys", "index", false, "DROP INDEX orders_customer",
                        Set.of("public.orders.orders_customer_fkey")),
                new Case("sequences-behind", "restart", true, """
                        INSERT INTO orders (amount, "Nr") VALUES (1, 500);
                        INSERT INTO tickets (title, number) OVERRIDING SYSTEM VALUE VALUES ('many', 9000000000);
                        """, Set.of("public.orders_Nr_seq.public.orders.Nr",
                        "public.tickets_number_seq.public.tickets.number")),
                new Case("damaged-indexes", "reindex", false, AMCHECK + TURNED, Set.of("public.Umgedreht")),
                new Case("unpopulated-views", "refresh", true, "REFRESH MATERIALIZED VIEW totals WITH NO DATA",
                        Set.of("public.totals")));
    }

    static Stream<Arguments> everywhere() {
        return Stream.of(13, 18).flatMap(major -> cases().stream().map(each -> arguments(major, each)));
    }

    static Stream<Arguments> repairable() {
        return Stream.of(13, 18).flatMap(major -> cases().stream().filter(each -> !each.way().isEmpty())
                .map(each -> arguments(major, each)));
    }

    @ParameterizedTest
    @MethodSource("everywhere")
    void findsItsFaultAndNothingElse(int major, Case each) {
        TestPostgres.Database database = IntegrityDesk.sound(major);
        database.run(each.fault());

        assertEquals(each.found(), desk.found(database.target(), each.check()));
    }

    @ParameterizedTest
    @ValueSource(ints = {13, 14, 15, 16, 17, 18})
    void findsNothingInASoundDatabase(int major) {
        TestPostgres.Database database = IntegrityDesk.sound(major);
        database.run(AMCHECK);
        Target target = database.target();

        List<String> wrong = desk.checks.chosen(target, List.of("integrity"), List.of()).orThrow().stream()
                .map(check -> desk.checks.run(target, check, 10, WorkContext.none()))
                .filter(result -> result.status() != CheckStatus.CLEAN)
                .map(result -> result.check().id() + " " + result.status() + " " + result.rows() + result.problem())
                .toList();

        assertEquals(List.of(), wrong);
    }

    @ParameterizedTest
    @MethodSource("repairable")
    void previewChangesNothingAndSaysWhetherItCanBeTakenBack(int major, Case each) {
        TestPostgres.Database database = IntegrityDesk.sound(major);
        database.run(each.fault());
        Target target = database.target();

        RepairPlan plan = desk.repairs.preview(desk.request(target, each.check(), each.way()), WorkContext.none())
                .orThrow();

        assertEquals(each.found().size(), plan.change().schema().size());
        assertTrue(plan.verified());
        assertEquals(each.undo(), plan.change().schema().stream().noneMatch(step -> step.inverse().isEmpty()));
        assertEquals(each.undo(), plan.request().way().noUndo().isEmpty());
        assertEquals(each.found(), desk.found(target, each.check()));
    }

    @ParameterizedTest
    @MethodSource("repairable")
    void repairsIsVerifiedAndIsTakenBack(int major, Case each) {
        TestPostgres.Database database = IntegrityDesk.sound(major);
        database.run(each.fault());
        Target target = database.target();
        RepairPlan plan = desk.repairs.preview(desk.request(target, each.check(), each.way()), WorkContext.none())
                .orThrow();

        RepairResult result = desk.repairs.apply(plan, WorkContext.none()).orThrow();

        assertTrue(result.verified());
        assertEquals(0, result.remaining());
        assertEquals(Set.of(), desk.found(target, each.check()));
        var undone = desk.repairs.undo(target, result.run(), true, WorkContext.none());
        if (each.undo()) {
            UndoResult undo = undone.orThrow();
            assertTrue(undo.executed());
            assertTrue(desk.journal.find(undo.run()).orElseThrow().verified());
            assertEquals(each.found(), desk.found(target, each.check()));
        } else {
            assertEquals(ProblemCode.NO_UNDO, IntegrityDesk.failure(undone).code());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {13, 18})
    void countsTheRowsThatBreakAConstraint(int major) {
        TestPostgres.Database database = IntegrityDesk.sound(major);
        database.run("ALTER TABLE orders DROP CONSTRAINT orders_customer_fkey; "
                + "INSERT INTO orders (amount, customer) VALUES (1, 99), (2, 98), (3, NULL); "
                + "ALTER TABLE orders ADD CONSTRAINT f FOREIGN KEY (customer) REFERENCES \"Kunden 客户\" NOT VALID");

        assertEquals("2", IntegrityDesk.first(desk.ask(database.target(), "violated-constraints"), "violating_rows"));
    }

    @ParameterizedTest
    @ValueSource(ints = {13, 18})
    void countsAMatchFullKeyOfSeveralColumns(int major) {
        TestPostgres.Database database = IntegrityDesk.sound(major);
        database.run("""
                CREATE TABLE places ("Land" text, "Ort" text, PRIMARY KEY ("Land", "Ort"));
                CREATE TABLE visits (id int PRIMARY KEY, l text, o varchar(9));
                INSERT INTO places VALUES ('de', 'Ulm');
                INSERT INTO visits VALUES (1, 'de', 'Ulm'), (2, NULL, NULL), (3, 'de', NULL), (4, 'fr', 'Ulm');
                ALTER TABLE visits ADD CONSTRAINT f FOREIGN KEY (l, o) REFERENCES places MATCH FULL NOT VALID;
                """);

        assertEquals("2", IntegrityDesk.first(desk.ask(database.target(), "violated-constraints"), "violating_rows"));
    }

    @Test
    void refusalOfAConditionIsAFindingWithItsWords() {
        TestPostgres.Database database = IntegrityDesk.sound(18);
        database.run("ALTER TABLE orders ADD CONSTRAINT quotient CHECK (1 / amount > 0) NOT VALID");

        assertEquals("division by zero",
                IntegrityDesk.first(desk.ask(database.target(), "violated-constraints"), "refused_with"));
    }

    @Test
    void enforcesWhatIsNotEnforcedAndTakesItBack() {
        TestPostgres.Database database = IntegrityDesk.sound(18);
        database.run("ALTER TABLE orders ADD CONSTRAINT loose CHECK (amount < 100) NOT ENFORCED; ALTER TABLE orders "
                + "ADD CONSTRAINT free FOREIGN KEY (\"Nr\") REFERENCES \"Kunden 客户\" NOT ENFORCED");
        Target target = database.target();
        Set<String> both = Set.of("public.orders.loose", "public.orders.free");
        assertEquals(both, desk.found(target, "not-enforced-constraints"));

        RepairResult result = desk.repairs.applyUnseen(desk.request(target, "not-enforced-constraints", "enforce"),
                WorkContext.none()).orThrow();

        assertEquals(Set.of(), desk.found(target, "not-enforced-constraints"));
        assertTrue(desk.repairs.undo(target, result.run(), true, WorkContext.none()).orThrow().executed());
        assertEquals(both, desk.found(target, "not-enforced-constraints"));
    }

    @Test
    void countsRowsThatBreakWhatIsNotEnforced() {
        TestPostgres.Database database = IntegrityDesk.sound(18);
        database.run("ALTER TABLE orders ADD CONSTRAINT loose CHECK (amount < 15) NOT ENFORCED");

        assertEquals(Set.of("public.orders.loose"), desk.found(database.target(), "violated-constraints"));
    }

    @ParameterizedTest
    @ValueSource(ints = {13, 18})
    void listsTablesWithoutPrimaryKeyAndCountsNone(int major) {
        TestPostgres.Database database = IntegrityDesk.sound(major);
        database.run("CREATE TABLE heap (a int)");

        CheckResult result = desk.ask(database.target(), "tables-without-primary-key");

        assertEquals(0, result.count());
        assertEquals("heap", IntegrityDesk.first(result, "table_name"));
    }

    @ParameterizedTest
    @ValueSource(ints = {13, 18})
    void switchesForeignKeyTriggersOnAgain(int major) {
        TestPostgres.Database database = IntegrityDesk.sound(major);
        database.run("ALTER TABLE orders DISABLE TRIGGER ALL");
        Target target = database.target();
        assertEquals(3, desk.ask(target, "disabled-triggers").count());

        desk.repairs.applyUnseen(desk.request(target, "disabled-triggers", "enable"), WorkContext.none()).orThrow();

        assertEquals(0, desk.ask(target, "disabled-triggers").count());
    }

    @Test
    void skipsWithoutAmcheck() {
        CheckResult result = desk.ask(IntegrityDesk.sound(18).target(), "damaged-indexes");

        assertEquals(CheckStatus.SKIPPED, result.status());
    }

    @ParameterizedTest
    @ValueSource(ints = {13, 18})
    void givesTheNextFreeNumberAfterARestart(int major) {
        TestPostgres.Database database = IntegrityDesk.sound(major);
        database.run("CREATE SEQUENCE down INCREMENT -5 START -1; "
                + "CREATE TABLE pits (depth int DEFAULT nextval('down') PRIMARY KEY); INSERT INTO pits VALUES (-50)");
        Target target = database.target();
        CheckResult found = desk.ask(target, "sequences-behind");
        assertEquals("-1", IntegrityDesk.first(found, "next_value"));

        desk.repairs.applyUnseen(desk.request(target, "sequences-behind", "restart"), WorkContext.none()).orThrow();

        database.run("INSERT INTO pits DEFAULT VALUES");
        assertEquals(0, desk.ask(target, "sequences-behind").count());
    }
}
