package plumbline.db.postgresql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import plumbline.core.problem.Effect;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.problem.ProblemException;
import plumbline.core.session.Access;
import plumbline.core.session.Rows;
import plumbline.core.session.Session;
import plumbline.core.session.ValueKind;
import plumbline.core.sql.KeyArray;
import plumbline.core.sql.NamedSql;
import plumbline.core.sql.Sql;
import plumbline.core.sql.Untyped;
import plumbline.core.target.Identity;
import plumbline.db.jdbc.JdbcSession;
import plumbline.db.jdbc.JdbcSessions;
import plumbline.testing.Await;
import plumbline.testing.QuickSessions;
import plumbline.testing.TestPostgres;

class PostgresSessionsTest {

    private static final Duration TIME = Duration.ofSeconds(5);
    private static final Sql BYPASS = Sql.of("SELECT set_config('default_transaction_read_only', 'off', false),"
            + " set_config('transaction_read_only', 'off', false)");

    private final JdbcSessions sessions = QuickSessions.open();

    @AfterEach
    void close() {
        sessions.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {13, 14, 15, 16, 17, 18})
    void saysWhichDatabaseItIs(int major) {
        TestPostgres.Database database = TestPostgres.of(major).freshDatabase();
        try (Session control = sessions.control(database.target());
                Session action = sessions.action(database.target(), TIME)) {
            Identity identity = control.identity();
            assertTrue(identity.database().endsWith(" " + database.name()), identity.database());
            assertTrue(identity.system().matches("[0-9]{10,20}"), identity.system());
            assertEquals("127.0.0.1:" + database.port(), identity.server());
            assertEquals("postgres", identity.role());
            assertEquals(major, identity.version().major());
            assertTrue(identity.sameDatabase(action.identity()));
        }
    }

    @Test
    void identityOfAnotherDatabaseDiffersAndASecretSystemIsEmpty() {
        TestPostgres.Database one = TestPostgres.of(18).freshDatabase();
        TestPostgres.Database other = TestPostgres.of(18).freshDatabase();
        one.run("REVOKE EXECUTE ON FUNCTION pg_control_system() FROM public; CREATE ROLE " + one.name() + " LOGIN");
        TestPostgres.Database asRole = new TestPostgres.Database(one.host(), one.port(), one.name(), one.name());
        try (Session a = sessions.control(one.target());
                Session b = sessions.control(other.target());
                Session c = sessions.control(asRole.target())) {
            assertFalse(a.identity().sameDatabase(b.identity()));
            assertEquals("", c.identity().system());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {13, 18})
    void watchingCannotBeMadeToWrite(int major) {
        TestPostgres.Database database = TestPostgres.of(major).freshDatabase();
        database.run("CREATE TABLE t (n int); CREATE FUNCTION sneak() RETURNS int LANGUAGE plpgsql AS $$ BEGIN"
                + " PERFORM set_config('transaction_read_only', 'off', true); INSERT INTO t VALUES (1); RETURN 1; END $$");
        for (boolean control : new boolean[]{true, false}) {
            try (Session session = control
                    ? sessions.control(database.target())
                    : sessions.monitor(database.target(), TIME)) {
                refused(() -> session.update(Sql.of("CREATE TABLE evil (n int)")));
                problem(() -> session.query(Sql.of("SELECT sneak()"), 1));
                refused(() -> session.query(Sql.of("WITH w AS (INSERT INTO t VALUES (1) RETURNING n) TABLE w"), 1));
                // alone, it works on a transaction that is thrown away
                session.begin(Access.READ_ONLY);
                assertEquals(ProblemCode.STATEMENT, problem(() -> session.query(BYPASS, 1)).code());
                session.rollback();
                session.begin(Access.READ_ONLY);
                assertEquals(ProblemCode.STATEMENT,
                        problem(() -> session.update(Sql.of("SET TRANSACTION READ WRITE"))).code());
                session.rollback();
                assertThrows(IllegalStateException.class, () -> session.begin(Access.READ_WRITE));
            }
        }
        try (Session session = sessions.monitor(database.target(), TIME)) {
            Problem alone = problem(() -> session.query(BYPASS, 1));
            assertEquals(ProblemCode.STATEMENT, alone.code(), alone.detail());
            refused(() -> session.update(Sql.of("CREATE TABLE evil (n int)")));
        }
        try (Session session = sessions.action(database.target(), TIME)) {
            session.begin(Access.READ_ONLY);
            problem(() -> session.query(Sql.of("SELECT sneak()"), 1));
            session.rollback();
            assertEquals("0", session.query(Sql.of("SELECT count(*) FROM t"), 1).firstText());
        }
    }

    @Test
    void limitsHoldOnTheServerToo() {
        TestPostgres.Database database = TestPostgres.of(18).freshDatabase();
        Sql limits = Sql
                .of("SELECT concat_ws(' ', current_setting('statement_timeout'), current_setting('lock_timeout'),"
                        + " rtrim(current_setting('application_name'), '0123456789abcdef'), current_setting('default_transaction_read_only'))");
        try (Session control = sessions.control(database.target());
                Session monitor = sessions.monitor(database.target(), Duration.ofSeconds(7));
                Session action = sessions.action(database.target(), Duration.ofMillis(1500))) {
            assertEquals("2s 100ms Plumbline monitor  on", control.query(limits, 1).firstText());
            assertEquals("7s 100ms Plumbline monitor  on", monitor.query(limits, 1).firstText());
            assertEquals("1500ms 400ms Plumbline action  off", action.query(limits, 1).firstText());
        }
        // the pooled connection takes the next one's time
        try (Session monitor = sessions.monitor(database.target(), Duration.ofSeconds(3))) {
            assertEquals("3s 100ms Plumbline monitor  on", monitor.query(limits, 1).firstText());
        }
    }

    @Test
    void readsValuesAsNumbersBooleansAndText() {
        TestPostgres.Database database = TestPostgres.of(18).freshDatabase();
        database.run("CREATE TABLE s (id serial PRIMARY KEY); INSERT INTO s VALUES (7)");
        try (Session session = sessions.monitor(database.target(), TIME)) {
            Rows rows = session
                    .query(Sql.of("SELECT id, 9007199254740993::int8, 1.50::numeric, 'NaN'::numeric, 0.1::real,"
                            + " '-Infinity'::float8, true, '2024-01-02 03:04:05.6'::timestamp, '\\x00ff'::bytea, null::text,"
                            + " repeat('x', 70000), '{1,2}'::int[] FROM s"), 1);
            assertEquals(Arrays.asList(7L, 9007199254740993L, new BigDecimal("1.50"), "NaN", 0.1, "-Infinity", true,
                    "2024-01-02 03:04:05.6", "\\x00ff", null), rows.rows().getFirst().values().subList(0, 10));
            assertEquals("x".repeat(JdbcSession.LONGEST_TEXT) + "…", rows.rows().getFirst().text(10));
            assertEquals("int4", rows.columns().getFirst().typeName());
            assertEquals(ValueKind.NUMBER, rows.columns().getFirst().kind());
            assertEquals(ValueKind.TIME, rows.columns().get(7).kind());
            assertEquals(ValueKind.BINARY, rows.columns().get(8).kind());
        }
    }

    @Test
    void bindsKeysOfEveryKeyTypeAsAnArray() {
        TestPostgres.Database database = TestPostgres.of(13).freshDatabase();
        database.run(
                """
                        CREATE TYPE mood AS ENUM ('calm', 'wild');
                        CREATE TABLE k (i int, u uuid, t timestamptz, m mood, v varchar(9), n numeric, d date, b bigserial);
                        INSERT INTO k VALUES (1, '00000000-0000-0000-0000-000000000001', '2024-01-01 00:00:00+00', 'wild', 'a,"b',
                            1.50, '2024-02-29')
                        """);
        try (Session session = sessions.monitor(database.target(), TIME)) {
            Rows row = session.query(Sql.of("SELECT * FROM k"), 1);
            for (int i = 0; i < row.columns().size(); i++) {
                KeyArray keys = new KeyArray(row.columns().get(i).typeName(),
                        Arrays.asList(row.rows().getFirst().get(i), null));
                NamedSql sql = NamedSql.parse("SELECT count(*) FROM k WHERE " + row.columns().get(i).name()
                        + " = ANY(:keys)");
                assertEquals("1", session.query(sql.bind(Map.of("keys", keys)), 1).firstText(), keys.typeName());
            }
        }
    }

    @Test
    void countsMillionsOfRowsWithoutKeepingThem() {
        TestPostgres.Database database = TestPostgres.of(18).freshDatabase();
        try (Session session = sessions.monitor(database.target(), Duration.ofSeconds(60))) {
            // some 1.5 GB if they were kept; the test's heap is 1 GB
            Rows rows = session.query(Sql.of("SELECT i, repeat('x', 300) FROM generate_series(1, 3000000) AS i"), 10);
            assertEquals(3_000_000, rows.count());
            assertEquals(10, rows.rows().size());
        }
    }

    @Test
    void changesInOneTransactionOrNotAtAll() {
        TestPostgres.Database database = TestPostgres.of(18).freshDatabase();
        database.run("CREATE TABLE t (id int PRIMARY KEY, j jsonb)");
        try (Session session = sessions.action(database.target(), TIME)) {
            session.begin(Access.READ_WRITE);
            assertEquals(List.of(1L, 1L, 1L), session.batch(
                    Sql.of("INSERT INTO t VALUES (?, ?)", 1L, new Untyped("{}")),
                    List.of(List.of(2L, new Untyped("[1]")), Arrays.asList(3L, new Untyped(null)))));
            session.rollback();
            assertEquals("0", session.query(Sql.of("SELECT count(*) FROM t"), 1).firstText());

            session.begin(Access.READ_WRITE);
            assertEquals(1, session.update(Sql.of("INSERT INTO t VALUES (?, ?)", 1L, new Untyped("{}"))));
            assertEquals(0, session.update(Sql.of("SELECT pg_sleep(0)")));
            session.commit();
            assertEquals("1", session.query(Sql.of("SELECT count(*) FROM t"), 1).firstText());

            Problem twice = problem(() -> session.update(Sql.of("INSERT INTO t VALUES (1, null)")));
            assertEquals(ProblemCode.CONSTRAINT, twice.code());
            assertEquals(Effect.NOTHING_CHANGED, twice.effect());
            assertFalse(twice.detail().contains("(1)"), "no values of rows: " + twice.detail());
            session.begin(Access.READ_WRITE);
            session.update(Sql.of("INSERT INTO t VALUES (2, null)"));
        }
        try (Session session = sessions.monitor(database.target(), TIME)) {
            assertEquals("1", session.query(Sql.of("SELECT count(*) FROM t"), 1).firstText());
        }
    }

    @Test
    void aReadOnlyTransactionLeavesTheSessionAbleToCallAFunctionThatWrites() {
        TestPostgres.Database database = TestPostgres.of(18).freshDatabase();
        database.run("CREATE TABLE t (n int); CREATE FUNCTION add() RETURNS int LANGUAGE sql AS"
                + " 'INSERT INTO t VALUES (1) RETURNING n'");
        try (Session session = sessions.action(database.target(), TIME)) {
            session.begin(Access.READ_ONLY);
            session.query(Sql.of("SELECT 1"), 1);
            session.rollback();
            session.query(Sql.of("SELECT add()"), 1);
            assertEquals("1", session.query(Sql.of("SELECT count(*) FROM t"), 1).firstText());
        }
    }

    @Test
    void tellsWhatIsMissing() {
        TestPostgres.Database database = TestPostgres.of(18).freshDatabase();
        database.run("CREATE TABLE t (n int)");
        try (Session session = sessions.monitor(database.target(), TIME)) {
            assertEquals(ProblemCode.MISSING_TABLE,
                    problem(() -> session.query(Sql.of("SELECT * FROM nix"), 1)).code());
            assertEquals(ProblemCode.MISSING_COLUMN, problem(() -> session.query(Sql.of("SELECT x FROM t"), 1)).code());
            assertEquals(ProblemCode.MISSING_FUNCTION, problem(() -> session.query(Sql.of("SELECT nix()"), 1)).code());
            assertEquals(ProblemCode.STATEMENT, problem(() -> session.query(Sql.of("SELEC"), 1)).code());
            assertEquals("1", session.query(Sql.of("SELECT 1"), 1).firstText());
        }
    }

    @Test
    void cancelReachesTheStatementAndTheSessionIsNotUsedAgain() {
        TestPostgres.Database database = TestPostgres.of(18).freshDatabase();
        String pid;
        try (Session session = sessions.monitor(database.target(), Duration.ofSeconds(30))) {
            pid = session.query(Sql.of("SELECT pg_backend_pid()"), 1).firstText();
            CompletableFuture<Problem> sleeping = CompletableFuture
                    .supplyAsync(() -> problem(() -> session.query(Sql.of("SELECT pg_sleep(25)"), 1)));
            try (Session control = sessions.control(database.target())) {
                Await.until("the statement runs", Duration.ofSeconds(5), () -> control.query(Sql
                        .of("SELECT 1 FROM pg_stat_activity WHERE query LIKE 'SELECT pg_sleep%' AND state = 'active'"),
                        1)
                        .count() == 1);
            }
            long begun = System.nanoTime();
            session.cancel();
            assertEquals(ProblemCode.CANCELLED, sleeping.join().code());
            assertTrue(System.nanoTime() - begun < 1_000_000_000L);
        }
        try (Session session = sessions.monitor(database.target(), TIME)) {
            assertFalse(pid.equals(session.query(Sql.of("SELECT pg_backend_pid()"), 1).firstText()));
        }
    }

    @Test
    void aStatementAndALockHaveTheirTime() throws Exception {
        TestPostgres.Database database = TestPostgres.of(18).freshDatabase();
        database.run("CREATE TABLE t (n int); INSERT INTO t VALUES (1)");
        try (Session session = sessions.monitor(database.target(), Duration.ofMillis(300))) {
            assertEquals(ProblemCode.TIMEOUT, problem(() -> session.query(Sql.of("SELECT pg_sleep(9)"), 1)).code());
        }
        try (Connection other = database.connect(); Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("LOCK TABLE t");
            try (Session session = sessions.action(database.target(), TIME);
                    Session watching = sessions.monitor(database.target(), TIME)) {
                assertEquals(ProblemCode.LOCK_TIMEOUT, problem(() -> session.update(Sql.of("DELETE FROM t"))).code());
                long begun = System.nanoTime();
                assertEquals(ProblemCode.LOCK_TIMEOUT,
                        problem(() -> watching.query(Sql.of("SELECT * FROM t"), 1)).code());
                assertTrue(System.nanoTime() - begun < 350_000_000L);
            }
        }
    }

    @Test
    void countsWhatItCosts() {
        TestPostgres.Database database = TestPostgres.of(18).freshDatabase();
        assertEquals(0, sessions.cost(database.target()).statements());
        List<Session> open = new ArrayList<>();
        open.add(sessions.control(database.target()));
        open.add(sessions.monitor(database.target(), TIME));
        assertEquals(2, sessions.cost(database.target()).sessions());
        open.getLast().query(Sql.of("SELECT pg_sleep(0.2)"), 1);
        assertTrue(sessions.cost(database.target()).time().toMillis() >= 200);
        assertTrue(sessions.cost(database.target()).statements() >= 3);
        open.forEach(Session::close);
        assertEquals(2, sessions.cost(database.target()).sessions(), "both are kept open");
        sessions.release(database.target());
        assertEquals(0, sessions.cost(database.target()).sessions());
    }

    private static void refused(Runnable attempt) {
        Problem problem = problem(attempt);
        assertEquals(ProblemCode.READ_ONLY, problem.code(), problem.detail());
    }

    private static Problem problem(Runnable attempt) {
        return assertThrows(ProblemException.class, attempt::run).problem();
    }
}
