package plumbline.core.discover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import plumbline.core.problem.Outcome;
import plumbline.core.session.Row;
import plumbline.core.work.CancelledException;
import plumbline.core.work.Job;
import plumbline.core.work.Jobs;
import plumbline.core.work.WorkContext;
import plumbline.testing.Await;
import plumbline.testing.DriftedShop;
import plumbline.testing.TestPostgres;
import plumbline.testing.TestSessions;

final class SchemaDiscoveryTest {

    private static final String SQLITE = "sqlite";
    private static final TestSessions SESSIONS = new TestSessions();
    private static final Map<String, Discovered> LOOKED = new HashMap<>();

    @TempDir
    static Path folder;

    private final Discovery discovery = new SchemaDiscovery(SESSIONS.sessions());

    @AfterAll
    static void close() {
        SESSIONS.close();
    }

    /// Looking changes nothing, so one look serves all questions.
    private Discovered look(String kind) {
        return LOOKED.computeIfAbsent(kind, _ -> {
            DriftedShop shop = kind.equals(SQLITE)
                    ? DriftedShop.sqlite(TestSessions.freshFolder(folder))
                    : DriftedShop.postgres(Integer.parseInt(kind));
            return discovery.look(shop.target(), List.of(), Discovery.BUDGET, WorkContext.none()).orThrow();
        });
    }

    private static String name(Proposal proposal) {
        return proposal.kind() + " " + proposal.table().table() + "." + proposal.column();
    }

    private Proposal found(String kind, String name) {
        return look(kind).proposals().stream().filter(each -> name(each).equals(name)).findFirst()
                .orElseThrow(() -> new AssertionError(name + " is not among "
                        + look(kind).proposals().stream().map(SchemaDiscoveryTest::name).toList()));
    }

    private static List<String> firstColumn(Proposal proposal) {
        return proposal.evidence().rows().stream().map((Row row) -> row.text(0)).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"13", "18", SQLITE})
    void findsAnUndeclaredForeignKeyWithItsOrphans(String kind) {
        Proposal.ForeignKey link = assertInstanceOf(Proposal.ForeignKey.class,
                found(kind, "foreign-key orders.customer_id"));

        assertEquals("customers", link.link().parent().table().name());
        assertEquals(1494, link.evidence().agree());
        assertEquals(6, link.evidence().disagree());
        assertEquals(List.of("1450", "1451", "1452", "1453", "1454", "1455"), firstColumn(link));
    }

    @ParameterizedTest
    @ValueSource(strings = {"13", "18", SQLITE})
    void findsACountWithItsExceptions(String kind) {
        Proposal.Counter counter = assertInstanceOf(Proposal.Counter.class,
                found(kind, "counter customers.order_count"));

        assertEquals(List.of(), counter.summed());
        assertEquals(List.of("40", "41", "42", "43"), firstColumn(counter));
        assertEquals(396, counter.evidence().agree());
    }

    @ParameterizedTest
    @ValueSource(strings = {"13", "18", SQLITE})
    void findsASumWithItsExceptions(String kind) {
        Proposal.Counter sum = assertInstanceOf(Proposal.Counter.class, found(kind, "counter orders.total"));

        assertEquals("[amount]", sum.summed().toString());
        assertEquals(List.of("3", "300", "301", "302", "303", "304", "305"), firstColumn(sum));
    }

    @ParameterizedTest
    @ValueSource(strings = {"13", "18", SQLITE})
    void findsAFlagWithItsExceptions(String kind) {
        Proposal flag = found(kind, "flag customers.has_orders");

        assertEquals(List.of("10", "11", "399"), firstColumn(flag));
    }

    @ParameterizedTest
    @ValueSource(strings = {"13", "18", SQLITE})
    void findsTheDoublesOfANearlyUniqueColumn(String kind) {
        Proposal doubles = found(kind, "near-unique customers.email");

        assertEquals(2, doubles.evidence().disagree(), "the surplus rows");
        assertEquals(List.of("200", "201"), firstColumn(doubles));
    }

    @ParameterizedTest
    @ValueSource(strings = {"13", "18", SQLITE})
    void findsLinksUnderChineseAndQuotedNames(String kind) {
        assertEquals(List.of("1", "2", "3"), firstColumn(found(kind, "foreign-key 订单.客户编号")));
        assertEquals(List.of("1", "2"), firstColumn(found(kind, "foreign-key Device \"x\".Device Kind Id")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"13", "18", SQLITE})
    void proposesNothingThatOnlyHoldsByChance(String kind) {
        TreeSet<String> names = new TreeSet<>(look(kind).proposals().stream().map(SchemaDiscoveryTest::name).toList());

        assertEquals(new TreeSet<>(List.of("foreign-key orders.customer_id", "foreign-key order_items.order_id",
                "foreign-key 订单.客户编号", "foreign-key Device \"x\".Device Kind Id", "counter customers.order_count",
                "counter orders.total", "flag customers.has_orders", "near-unique customers.email")), names);
        assertTrue(look(kind).complete());
    }

    @Test
    void aSpentBudgetEndsItAndSaysSo() {
        DriftedShop shop = DriftedShop.postgres(18);

        Discovered cut = discovery.look(shop.target(), List.of(), Duration.ofMillis(1), WorkContext.none()).orThrow();

        assertFalse(cut.complete());
        assertEquals(List.of(), cut.proposals());
    }

    @Test
    void looksOnlyIntoTheChosenSchemas() {
        DriftedShop shop = DriftedShop.postgres(18);

        assertEquals(0, discovery.look(shop.target(), List.of("elsewhere"), Discovery.BUDGET, WorkContext.none())
                .orThrow().tables());
        assertEquals(7, discovery.look(shop.target(), List.of("public"), Discovery.BUDGET, WorkContext.none())
                .orThrow().tables());
    }

    @Test
    void cancelReachesTheRunningStatement() {
        TestPostgres.Database database = TestPostgres.of(18).freshDatabase();
        // a row security policy that sleeps makes every question of the table slow
        database.run("""
                CREATE FUNCTION slow() RETURNS boolean LANGUAGE plpgsql VOLATILE AS
                    $$BEGIN PERFORM pg_sleep(60); RETURN true; END$$;
                CREATE TABLE sleepy (id int PRIMARY KEY, customer_id int);
                INSERT INTO sleepy SELECT i, i FROM generate_series(1, 100) i;
                ALTER TABLE sleepy ENABLE ROW LEVEL SECURITY;
                CREATE POLICY p ON sleepy USING (slow());
                """);
        String role = "reader_" + database.name();
        database.run("CREATE ROLE " + role + " LOGIN; GRANT SELECT ON sleepy TO " + role);
        TestPostgres.Database reader = new TestPostgres.Database(database.host(), database.port(), database.name(),
                role);
        AtomicBoolean asking = new AtomicBoolean();
        try (Jobs jobs = Jobs.threaded()) {
            Job<Outcome<Discovered>> job = jobs.start("discover", reader.name(), context -> {
                asking.set(true);
                return discovery.look(reader.target(), List.of(), Discovery.BUDGET, context);
            });
            Await.until("the slow question", Duration.ofSeconds(20), () -> asking.get() && sleeps(database));

            job.cancel().run();

            CompletionException ended = assertThrows(CompletionException.class, () -> job.result().join());
            assertInstanceOf(CancelledException.class, ended.getCause());
            Await.until("the server's end of it", Duration.ofSeconds(5), () -> !sleeps(database));
        }
    }

    private static boolean sleeps(TestPostgres.Database database) {
        try (var connection = database.connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "SELECT count(*) FROM pg_stat_activity WHERE wait_event = 'PgSleep' AND datname = current_database()")) {
            rows.next();
            return rows.getInt(1) > 0;
        } catch (java.sql.SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
