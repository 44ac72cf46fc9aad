package plumbline.packs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import plumbline.core.check.CheckResult;
import plumbline.core.check.CheckStatus;
import plumbline.core.pack.Check;
import plumbline.core.pack.Means;
import plumbline.core.problem.Outcome;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.repair.RepairPlan;
import plumbline.core.repair.RepairResult;
import plumbline.core.target.Engine;
import plumbline.core.work.WorkContext;
import plumbline.packs.Trial.Fault;
import plumbline.packs.Trial.Mend;
import plumbline.testing.Await;
import plumbline.testing.TestPostgres;

final class OperationsPackTest {

    /// Somebody else's platform after the manual: other column orders, extra columns, no foreign key at all.
    private static final String SCHEMA = """
            CREATE TABLE tenants ("备注" text, name varchar(80) NOT NULL, "Mixed Case" integer NOT NULL DEFAULT 7,
                plan text NOT NULL DEFAULT '标准版', contact text NOT NULL, opened timestamptz NOT NULL DEFAULT now(),
                id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY);
            CREATE TABLE users (created_at timestamptz, "部门" text, username varchar(60), last_login_at timestamptz,
                status text DEFAULT 'active', "Order" integer, tenant_id bigint, id bigint PRIMARY KEY);
            CREATE TABLE operation_logs (status text, created_at timestamptz, "IP 地址" inet, id bigint PRIMARY KEY,
                action text, user_id bigint);
            CREATE TABLE sessions (revoked_at timestamptz, expires_at timestamptz, user_id bigint,
                created_at timestamptz, id text PRIMARY KEY);
            CREATE TABLE roles (name text, id integer PRIMARY KEY);
            CREATE TABLE user_roles ("授予" timestamptz, role_id integer, user_id bigint, PRIMARY KEY (user_id, role_id));
            CREATE TABLE hosts (id integer PRIMARY KEY, name text);
            CREATE TABLE deploy_jobs (host_id integer, id integer PRIMARY KEY, version text);
            CREATE INDEX "by tenant" ON users (tenant_id);
            CREATE INDEX by_date ON operation_logs (created_at DESC);
            INSERT INTO tenants (name, contact) VALUES ('云帆', '甲'), ('Acme', 'b'), ('南粤', '丙');
            INSERT INTO users (id, tenant_id, username, created_at, last_login_at, status) VALUES
                (1, 1, 'Anna', now() - interval '60 days', now() - interval '1 day', 'active'),
                (2, 1, '王伟', now() - interval '50 days', now() - interval '2 days', NULL),
                (3, 2, 'anna', now() - interval '40 days', NULL, 'active'),
                (4, 2, 'bob', now() - interval '900 days', now() - interval '500 days', 'Disabled'),
                (5, NULL, 'root', now() - interval '30 days', now() - interval '3 days', 'active');
            INSERT INTO operation_logs (id, user_id, action, status, created_at) VALUES
                (1, 1, '登录系统', 'success', now() - interval '1 day'), (2, 1, '重启服务', 'success', now() - interval '3 hours'),
                (3, 2, '登录系统', 'failed', now() - interval '9 days'), (4, NULL, 'cron', 'success', now() - interval '2 hours'),
                (5, 3, 'export', '成功', now() - interval '1 hour');
            INSERT INTO sessions VALUES (NULL, now() + interval '5 days', 1, now() - interval '1 day', 's1'),
                (NULL, now() - interval '5 days', 4, now() - interval '9 days', 's2');
            INSERT INTO roles VALUES ('viewer', 1);
            INSERT INTO user_roles (role_id, user_id) VALUES (1, 1), (1, 2);
            INSERT INTO hosts VALUES (1, 'web-1');
            INSERT INTO deploy_jobs VALUES (1, 1, 'v1'), (NULL, 2, 'v2');
            """;

    private static final String BURST = """
            INSERT INTO operation_logs (id, user_id, action, status, created_at)
            SELECT 100 + g, 2, 'Login', 'FAILED', now() - interval '2 days' + g * interval '50 seconds'
            FROM generate_series(1, 12) g;
            INSERT INTO operation_logs (id, user_id, action, status, created_at)
            SELECT 200 + g, 3, 'Login', 'FAILED', now() - interval '2 days' + g * interval '2 minutes'
            FROM generate_series(1, 12) g;
            """;

    private static final List<Fault> FAULTS = List.of(
            new Fault("user-without-tenant", 3, """
                    INSERT INTO users (id, tenant_id, username, created_at)
                    VALUES (20, 99, 'x', now()), (21, 99, 'y', now()), (22, 98, 'z', now());
                    INSERT INTO operation_logs (id, user_id, action, status, created_at)
                    VALUES (90, 20, 'a', 'success', now() - interval '2 days');
                    INSERT INTO sessions VALUES (NULL, now() + interval '5 days', 20, now() - interval '1 day', 's20');
                    INSERT INTO user_roles (role_id, user_id) VALUES (1, 20);
                    """),
            new Fault("log-without-user", 2, """
                    INSERT INTO operation_logs (id, user_id, action, status, created_at) VALUES
                        (90, 77, 'a', 'success', now() - interval '2 days'), (91, 78, 'b', 'success', now());
                    """),
            new Fault("duplicate-username", 3, """
                    INSERT INTO users (id, tenant_id, username, created_at) VALUES (20, 1, 'ANNA ', now()),
                        (21, 1, 'anna', now()), (22, NULL, 'Root', now());
                    INSERT INTO operation_logs (id, user_id, action, status, created_at)
                    VALUES (90, 20, 'a', 'success', now() - interval '2 days');
                    """),
            new Fault("duplicate-tenant-name", 2, """
                    INSERT INTO tenants (name, contact) VALUES ('ACME', ''), (' acme', '');
                    INSERT INTO users (id, tenant_id, username, created_at) VALUES (20, 4, 'carl', now());
                    """),
            new Fault("blank-user-name", 2, "UPDATE users SET username = CASE id WHEN 1 THEN ' ' END WHERE id < 3"),
            new Fault("blank-tenant-name", 1, "UPDATE tenants SET name = '' WHERE id = 2"),
            new Fault("login-before-creation", 2,
                    "UPDATE users SET last_login_at = created_at - interval '1 day' WHERE id IN (1, 2)"),
            new Fault("login-in-the-future", 2,
                    "UPDATE users SET last_login_at = now() + interval '1 year' WHERE id IN (1, 5)"),
            new Fault("dormant-account", 2,
                    """
                            UPDATE users SET created_at = now() - interval '500 days', last_login_at = now() - interval '91 days'
                            WHERE id IN (2, 5);
                            INSERT INTO sessions VALUES (NULL, now() - interval '70 days', 2, now() - interval '91 days', 's20');
                            """),
            new Fault("never-logged-in", 1, "UPDATE users SET created_at = now() - interval '91 days' WHERE id = 3"),
            new Fault("open-session-of-disabled-user", 2,
                    """
                            INSERT INTO sessions VALUES (NULL, now() + interval '5 days', 4, now(), 'a'),
                                (NULL, now() + interval '5 days', 4, now(), 'b'), (now(), now() + interval '5 days', 4, now(), 'c');
                            """),
            new Fault("session-expired-before-creation", 1,
                    "UPDATE sessions SET expires_at = created_at - interval '1 day' WHERE id = 's1'"),
            new Fault("endless-session", 1,
                    "UPDATE sessions SET expires_at = created_at + interval '50 years' WHERE id = 's1'"),
            new Fault("log-status-blank", 2,
                    "UPDATE operation_logs SET status = CASE id WHEN 1 THEN '' END WHERE id < 3"),
            new Fault("log-status-spelling", 2,
                    """
                            INSERT INTO operation_logs (id, action, status, created_at) VALUES
                                (90, 'a', 'Success', now() - interval '2 days'), (91, 'b', 'success ', now() - interval '2 days');
                            """),
            new Fault("log-date-wrong", 2,
                    """
                            UPDATE operation_logs SET created_at = CASE id WHEN 1 THEN now() + interval '1 year' END WHERE id < 3;
                            """),
            new Fault("failed-share", 1, "UPDATE operation_logs SET status = '失败' WHERE id = 5"),
            new Fault("failed-login-burst", 12, BURST),
            new Fault("missing-index", 2, "DROP INDEX \"by tenant\", by_date"),
            new Fault("lost-foreign-key", 2, "ALTER TABLE deploy_jobs ADD FOREIGN KEY (host_id) REFERENCES hosts (id)"),
            new Fault("lost-unique-constraint", 2, "ALTER TABLE roles ADD UNIQUE (name)"),
            new Fault("table-without-primary-key", 1,
                    "CREATE TABLE \"导入 Staging\" AS SELECT username, id AS row_id FROM users"),
            new Fault("role-missing", 2, "INSERT INTO user_roles (role_id, user_id) VALUES (9, 1), (9, 2), (1, 3)"),
            new Fault("job-without-host", 1, "INSERT INTO deploy_jobs VALUES (7, 7, 'v7'), (1, 8, 'v8')"));

    /// Faults of the demo that are nobody's but the pack of integrity.
    private static final Set<String> ELSEWHERE = Set.of("foreign-key-without-index", "duplicate-index",
            "invalid-index", "constraint-not-validated", "disabled-foreign-key", "disabled-trigger",
            "sequence-behind");

    private static final Trial TRIAL = new Trial("operations");

    @AfterAll
    static void close() {
        TRIAL.close();
    }

    static Stream<Arguments> faults() {
        return Stream.of(13, 18).flatMap(major -> FAULTS.stream().map(fault -> Arguments.of(major, fault)));
    }

    static Stream<Arguments> mends() {
        return Stream.of(13, 18)
                .flatMap(major -> TRIAL.mends(FAULTS).stream().map(mend -> Arguments.of(major, mend)));
    }

    @ParameterizedTest
    @ValueSource(ints = {13, 18})
    void findsNothingWhereNothingIsWrong(int major) {
        TestPostgres.Database database = TRIAL.database(major, SCHEMA, "CREATE EXTENSION pg_stat_statements");

        Map<String, String> wrong = new TreeMap<>();
        for (Check check : TRIAL.checks()) {
            CheckResult result = TRIAL.ask(database, check.id());
            if (result.status() != CheckStatus.CLEAN) {
                wrong.put(check.id(), result.status() + " " + result.rows() + " " + result.problem());
            }
        }

        assertEquals(Map.of(), wrong);
    }

    @ParameterizedTest
    @MethodSource("faults")
    void findsExactlyTheFault(int major, Fault fault) {
        CheckResult result = TRIAL.ask(TRIAL.database(major, SCHEMA, fault.sql()), fault.check());

        assertEquals(fault.count(), result.count(), () -> result.problem() + " " + result.rows());
    }

    @ParameterizedTest
    @MethodSource("mends")
    void putsRightAndTakesBack(int major, Mend mend) {
        TestPostgres.Database database = TRIAL.database(major, SCHEMA, mend.fault().sql());

        Repaired.putRightAndTakenBack(TRIAL, database, mend.fault(), mend.way());
    }

    @Test
    void asksForAnIndexOnTheLogsUserWhereAForeignKeyNeedsIt() {
        TestPostgres.Database database = TRIAL.database(18, SCHEMA,
                "ALTER TABLE operation_logs ADD FOREIGN KEY (user_id) REFERENCES users (id)");

        assertEquals(1, TRIAL.ask(database, "missing-index").count());
    }

    @Test
    void leavesTheTenantAloneWhereItMayNotBeEmpty() {
        TestPostgres.Database database = TRIAL.database(18, SCHEMA,
                FAULTS.getFirst().sql(), "DELETE FROM users WHERE tenant_id IS NULL",
                "ALTER TABLE users ALTER tenant_id SET NOT NULL");
        String before = Trial.everything(database);

        assertInstanceOf(Outcome.Failed.class, TRIAL.repairs.applyUnseen(
                TRIAL.request(database, "user-without-tenant", "clear"), WorkContext.none()));
        assertEquals(before, Trial.everything(database));
    }

    @Test
    void doesNotMergeTenantsWhoseUsersWouldThenBeDoubled() {
        TestPostgres.Database database = TRIAL.database(18, SCHEMA, """
                INSERT INTO tenants (name, contact) VALUES ('ACME', '');
                INSERT INTO users (id, tenant_id, username, created_at) VALUES (20, 4, 'BOB', now());
                """);

        Outcome<RepairResult> outcome = TRIAL.repairs.applyUnseen(
                TRIAL.request(database, "duplicate-tenant-name", "merge"), WorkContext.none());

        assertEquals(ProblemCode.WORSE, assertInstanceOf(Outcome.Failed.class, outcome).problem().code());
    }

    @ParameterizedTest
    @ValueSource(ints = {13, 18})
    void seesASessionThatIdlesInATransaction(int major) throws SQLException {
        TestPostgres.Database database = TRIAL.database(major, SCHEMA);
        String source = TRIAL.check("idle-in-transaction").statements().values().iterator().next().source();
        assertTrue(source.contains("interval '5 minutes'"));
        try (Connection idle = database.connect(Map.of("ApplicationName", "left open"));
                Statement work = idle.createStatement();
                Connection other = database.connect();
                Statement statement = other.createStatement()) {
            idle.setAutoCommit(false);
            work.execute("SELECT 1");
            try (ResultSet found = statement
                    .executeQuery(source.replace("interval '5 minutes'", "interval '0 seconds'"))) {
                assertTrue(found.next());
                assertEquals("left open", found.getString("application_name"));
            }
            assertEquals(0, TRIAL.ask(database, "idle-in-transaction").count(), "not for five minutes yet");
            idle.rollback();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {13, 18})
    void findsATableOfManyDeadRows(int major) {
        TestPostgres.Database database = TRIAL.database(major, SCHEMA,
                "CREATE TABLE dead (id integer PRIMARY KEY) WITH (autovacuum_enabled = off)",
                "INSERT INTO dead SELECT generate_series(1, 4000)", "DELETE FROM dead WHERE id > 2000");

        Await.until("the statistics", Duration.ofSeconds(20),
                () -> TRIAL.ask(database, "dead-row-share").count() == 1);
    }

    @ParameterizedTest
    @ValueSource(ints = {13, 18})
    void findsAStatementThatIsSlowOnAverage(int major) {
        TestPostgres.Database database = TRIAL.database(major, SCHEMA, "CREATE EXTENSION pg_stat_statements");
        for (int call = 0; call < 5; call++) {
            database.run("SELECT pg_sleep(0.52)");
        }

        assertEquals(1, TRIAL.ask(database, "slow-statements").count());
        assertNotEquals(List.of(), TRIAL.ask(database, "most-expensive-statements").rows());
    }

    @Test
    void skipsStatementsWithoutTheirExtension() {
        CheckResult result = TRIAL.ask(TRIAL.database(18, SCHEMA), "slow-statements");

        assertEquals(CheckStatus.SKIPPED, result.status());
        assertTrue(String.valueOf(result.problem()).contains("pg_stat_statements"));
    }

    @Test
    void skipsWhatTheDatabaseLacksAndNamesIt() {
        TestPostgres.Database database = TRIAL.database(18, SCHEMA,
                "DROP TABLE sessions; ALTER TABLE users DROP COLUMN last_login_at");

        assertEquals(List.of(CheckStatus.SKIPPED, CheckStatus.SKIPPED, CheckStatus.CLEAN),
                Stream.of("endless-session", "dormant-account", "user-without-tenant")
                        .map(check -> TRIAL.ask(database, check).status()).toList());
        assertTrue(String.valueOf(TRIAL.ask(database, "dormant-account").problem()).contains("users.last_login_at"));
    }

    @Test
    void listsWithoutCounting() {
        TestPostgres.Database database = TRIAL.database(18, SCHEMA, "ANALYZE");

        for (String list : List.of("username-in-several-tenants", "largest-tables", "column-statistics")) {
            CheckResult result = TRIAL.ask(database, list);
            assertEquals(0, result.count());
            assertNotEquals(List.of(), result.rows(), list);
        }
    }

    /// The names the platform's manual gives, and no more; two users have never logged in.
    private static final String MANUAL = """
            CREATE TABLE tenants (id integer PRIMARY KEY, name text);
            CREATE TABLE users (id integer PRIMARY KEY, tenant_id integer, username text, last_login_at timestamptz,
                created_at timestamptz);
            CREATE TABLE operation_logs (id integer PRIMARY KEY, user_id integer, action text, status text,
                created_at timestamptz);
            INSERT INTO users VALUES (1, 1, 'anna', NULL, '2024-01-01'), (2, 1, 'ben', NULL, '2024-01-01');
            """;

    @Test
    void proposesTheFirstWayThatTheDatabaseHasTheColumnsFor() {
        TestPostgres.Database database = TRIAL.database(18, MANUAL, "ALTER TABLE users ADD COLUMN status text");

        assertEquals("disable", TRIAL.repairs.way(database.target(), TRIAL.check("never-logged-in")).orThrow().id());
        CheckResult result = TRIAL.ask(database, "never-logged-in");
        assertEquals(2, result.count());
        assertEquals("disable", result.ways().first(result.check(), Engine.POSTGRESQL).orElseThrow().id());
    }

    @Test
    void saysWhatEachWayLacksWhereNoneCanWork() {
        TestPostgres.Database database = TRIAL.database(18, MANUAL);

        Problem problem = assertInstanceOf(Outcome.Failed.class,
                TRIAL.repairs.way(database.target(), TRIAL.check("never-logged-in"))).problem();
        assertEquals(ProblemCode.NO_WAY_HERE, problem.code());
        assertEquals("disable-and-revoke: users.status, sessions; disable: users.status", problem.detail());
    }

    @Test
    void findsWhatTheDemoPlantedAndCanPutItRight() {
        TestPostgres.Database demo = TRIAL.demo("operations");
        Map<String, Long> planted = new TreeMap<>(Trial.planted("operations"));
        assertTrue(planted.keySet().removeAll(ELSEWHERE));

        Map<String, Long> found = new TreeMap<>();
        planted.keySet().forEach(id -> found.put(id, TRIAL.ask(demo, id).count()));
        assertEquals(planted, found);

        Set<String> refused = new TreeSet<>();
        for (String id : planted.keySet()) {
            TRIAL.check(id).repairs().stream().findFirst().ifPresent(way -> {
                Outcome<RepairPlan> plan = TRIAL.repairs.preview(TRIAL.request(demo, id, way.id()),
                        WorkContext.none());
                if (!(plan instanceof Outcome.Done<RepairPlan>(RepairPlan done))
                        || (!done.verified() && !(way.means() instanceof Means.Outside))) {
                    refused.add(id + " " + plan);
                }
            });
        }
        assertEquals(Set.of(), refused.stream().filter(each -> !each.startsWith("lost-unique-constraint"))
                .collect(java.util.stream.Collectors.toSet()), "doubles go before the constraint comes back");
    }
}
