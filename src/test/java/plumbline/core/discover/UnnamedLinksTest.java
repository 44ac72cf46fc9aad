package plumbline.core.discover;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import plumbline.core.work.WorkContext;
import plumbline.testing.TestPostgres;
import plumbline.testing.TestSessions;

/// Links no name speaks of.
final class UnnamedLinksTest {

    private static final TestSessions SESSIONS = new TestSessions();

    @AfterAll
    static void close() {
        SESSIONS.close();
    }

    private static List<String> look(String script) {
        TestPostgres.Database database = TestPostgres.of(18).freshDatabase();
        database.run(script);
        return new SchemaDiscovery(SESSIONS.sessions())
                .look(database.target(), List.of(), Discovery.BUDGET, WorkContext.none()).orThrow().proposals()
                .stream().map(each -> each.kind() + " " + String.join(" ", each.names().subList(0, 3))).toList();
    }

    @Test
    void theGapsOfAKeyGiveAColumnAway() {
        assertEquals(List.of("foreign-key public.b c2 public.a"), look("""
                CREATE TABLE a (c1 int PRIMARY KEY);
                INSERT INTO a SELECT i FROM generate_series(1, 4000) i WHERE hashint4(i) % 11 <> 0;
                CREATE TABLE b (c1 int PRIMARY KEY, c2 int, c3 int);
                INSERT INTO b SELECT n, (ARRAY(SELECT c1 FROM a))[1 + n * 31 % 3000], 1 + n * 37 % 3900
                    FROM generate_series(1, 2000) n;
                UPDATE b SET c2 = 9000 + c1 WHERE c1 % 400 = 0;
                """));
    }

    @Test
    void theSameDenseNumbersProveNothing() {
        assertEquals(List.of(), look("""
                CREATE TABLE a (c1 int PRIMARY KEY);
                INSERT INTO a SELECT i FROM generate_series(1, 4000) i;
                CREATE TABLE b (c1 int PRIMARY KEY, c2 int);
                INSERT INTO b SELECT n, 1 + n * 37 % 3900 FROM generate_series(1, 2000) n;
                """));
    }

    @Test
    void theSameTensProveNothing() {
        assertEquals(List.of(), look("""
                CREATE TABLE a (c1 int PRIMARY KEY);
                INSERT INTO a SELECT 10 * i FROM generate_series(1, 900) i;
                CREATE TABLE b (c1 int PRIMARY KEY, c2 int);
                INSERT INTO b SELECT n, 10 * (1 + n * 37 % 890) FROM generate_series(1, 2000) n;
                """));
    }

    @Test
    void codesOfTheSamePatternProveNothing() {
        assertEquals(List.of(), look("""
                CREATE TABLE a (c1 int PRIMARY KEY, shelf text UNIQUE);
                INSERT INTO a SELECT i, 'S-' || lpad(i::text, 5, '0') FROM generate_series(1, 4000) i;
                CREATE TABLE b (c1 int PRIMARY KEY, bin text);
                INSERT INTO b SELECT n, 'S-' || lpad((1 + n * 37 % 900)::text, 5, '0') FROM generate_series(1, 2000) n;
                """));
    }

    @Test
    void aTableWithoutADeclaredKeyIsReferredToAllTheSame() {
        assertEquals(List.of("foreign-key public.b v public.a"), look("""
                CREATE TABLE a (u uuid, t text);
                INSERT INTO a SELECT md5(i::text)::uuid, 'x' FROM generate_series(1, 2000) i;
                CREATE TABLE b (c1 int PRIMARY KEY, v uuid);
                INSERT INTO b SELECT n, md5((1 + n % 1500)::text)::uuid FROM generate_series(1, 3000) n;
                """));
    }

    @Test
    void partitionsThatWereNeverAnalyzedAreLookedAt() {
        assertEquals(List.of("foreign-key public.payments customer_id public.customers"), look("""
                CREATE TABLE customers (id int PRIMARY KEY);
                INSERT INTO customers SELECT generate_series(1, 500);
                CREATE TABLE payments (id int, customer_id int) PARTITION BY RANGE (id);
                CREATE TABLE payments_1 PARTITION OF payments FOR VALUES FROM (0) TO (1000);
                CREATE TABLE payments_2 PARTITION OF payments FOR VALUES FROM (1000) TO (9000);
                INSERT INTO payments SELECT n, 1 + n * 7 % 500 FROM generate_series(1, 4000) n;
                """));
    }
}
