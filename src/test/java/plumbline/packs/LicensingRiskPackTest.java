package plumbline.packs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import plumbline.core.problem.Outcome;
import plumbline.core.problem.ProblemCode;
import plumbline.core.repair.RepairPlan;
import plumbline.core.repair.RepairResult;
import plumbline.core.work.WorkContext;
import plumbline.packs.Trial.Fault;
import plumbline.packs.Trial.Mend;
import plumbline.testing.TestPostgres;

final class LicensingRiskPackTest {

    /// The eight tables of the guide and those behind the view, with text ids, other column orders and no foreign key.
    private static final String SCHEMA = """
            CREATE TABLE regions (code text, name text, "面积" numeric, id text PRIMARY KEY);
            CREATE TABLE themes (description text NOT NULL, "Sort Order" integer NOT NULL DEFAULT 9, name text, id text PRIMARY KEY);
            CREATE TABLE business_scopes (theme_id text, name text, id text PRIMARY KEY);
            CREATE TABLE permits (name text, id text PRIMARY KEY);
            CREATE TABLE risks (summary text, legal_basis text, risk_content text, id text PRIMARY KEY);
            CREATE TABLE region_themes (theme_id text, "Added By" text, region_id text, PRIMARY KEY (region_id, theme_id));
            CREATE TABLE region_scopes (scope_id text, region_id text, PRIMARY KEY (region_id, scope_id));
            CREATE TABLE region_theme_permits (permit_id text, theme_id text, region_id text,
                PRIMARY KEY (region_id, theme_id, permit_id));
            CREATE TABLE region_permit_details (department text NOT NULL, permit_status text NOT NULL, days integer NOT NULL,
                updated_at timestamptz NOT NULL DEFAULT now(), permit_id text, region_id text,
                PRIMARY KEY (region_id, permit_id));
            CREATE TABLE region_permit_risks (risk_id text, "备注" text, permit_id text, region_id text,
                PRIMARY KEY (region_id, permit_id, risk_id));
            CREATE TABLE permit_risk_snapshots (payload json NOT NULL, version integer NOT NULL CHECK (version > 0),
                permit_risk_key text NOT NULL, region_id text, permit_id text, risk_id text, edited_by text,
                created_at timestamptz NOT NULL, snapshot_id bigint PRIMARY KEY);
            CREATE VIEW region_permit_risk_vw AS
                SELECT x.risk_id, k.risk_content, x.region_id, g.name AS region_name, x.permit_id, p.name AS permit_name,
                    d.permit_status
                FROM region_permit_risks x JOIN regions g ON g.id = x.region_id JOIN permits p ON p.id = x.permit_id
                JOIN risks k ON k.id = x.risk_id
                LEFT JOIN region_permit_details d ON d.region_id = x.region_id AND d.permit_id = x.permit_id;
            INSERT INTO regions (id, name) VALUES ('r1', '禅城区'), ('r2', '南海区'), ('r3', 'Unused');
            INSERT INTO themes (id, name, description) VALUES ('t1', '我要开餐饮店', ''), ('t2', '我要开药店', '');
            INSERT INTO business_scopes (id, name, theme_id) VALUES ('s1', '中餐服务', 't1'), ('s2', '药品零售', 't2'),
                ('s3', 'x', NULL);
            INSERT INTO permits (id, name) VALUES ('p1', '食品经营许可'), ('p2', '药品经营许可'), ('p3', 'Unused');
            INSERT INTO risks (id, risk_content) VALUES ('k1', '无证经营'), ('k2', '有效期'), ('k3', 'Unused');
            INSERT INTO region_themes (region_id, theme_id) VALUES ('r1', 't1'), ('r1', 't2'), ('r2', 't1'), ('r3', 't2');
            INSERT INTO region_scopes (region_id, scope_id) VALUES ('r1', 's1'), ('r2', 's1'), ('r3', 's2');
            INSERT INTO region_theme_permits (region_id, theme_id, permit_id) VALUES ('r1', 't1', 'p1'), ('r1', 't2', 'p2'),
                ('r2', 't1', 'p1');
            INSERT INTO region_permit_details (region_id, permit_id, permit_status, department, days) VALUES
                ('r1', 'p1', '正常受理', '市监局', 5), ('r1', 'p2', '暂停受理', '市监局', 7), ('r2', 'p1', '正常受理', '市监局', 5);
            INSERT INTO region_permit_risks (region_id, permit_id, risk_id) VALUES ('r1', 'p1', 'k1'), ('r1', 'p1', 'k2'),
                ('r1', 'p2', 'k2'), ('r2', 'p1', 'k1');
            INSERT INTO permit_risk_snapshots (snapshot_id, permit_risk_key, region_id, permit_id, risk_id, version, payload, created_at)
            SELECT v, 'r1::p1::k1', 'r1', 'p1', 'k1', v, '{"risk_content": "旧文"}', now() - interval '9 days' + v * interval '1 day'
            FROM generate_series(1, 5) v;
            """;

    private static final List<Fault> FAULTS = List.of(
            new Fault("region-theme-without-region", 1,
                    "INSERT INTO region_themes (region_id, theme_id) VALUES ('r9', 't1')"),
            new Fault("region-theme-without-theme", 2,
                    "INSERT INTO region_themes (region_id, theme_id) VALUES ('r1', 't9'), ('r2', 't9')"),
            new Fault("region-scope-without-region", 1,
                    "INSERT INTO region_scopes (region_id, scope_id) VALUES ('r9', 's1')"),
            new Fault("region-scope-without-scope", 2,
                    "INSERT INTO region_scopes (region_id, scope_id) VALUES ('r1', 's9'), ('r2', 's9')"),
            new Fault("relation-without-region", 1,
                    "INSERT INTO region_theme_permits (region_id, theme_id, permit_id) VALUES ('r9', 't1', 'p1')"),
            new Fault("relation-without-theme", 1,
                    "INSERT INTO region_theme_permits (region_id, theme_id, permit_id) VALUES ('r1', 't9', 'p1')"),
            new Fault("relation-without-permit", 2, """
                    INSERT INTO region_theme_permits (region_id, theme_id, permit_id) VALUES ('r1', 't1', 'p9'),
                        ('r2', 't1', 'p9');
                    """),
            new Fault("relation-without-region-theme", 2, """
                    INSERT INTO region_theme_permits (region_id, theme_id, permit_id) VALUES ('r2', 't2', 'p1'),
                        ('r2', 't2', 'p2');
                    """),
            new Fault("scope-without-theme", 2, """
                    INSERT INTO business_scopes (id, name, theme_id) VALUES ('s8', 'a', 't9'), ('s9', 'b', 't9');
                    INSERT INTO region_scopes (region_id, scope_id) VALUES ('r1', 's9');
                    INSERT INTO region_theme_permits (region_id, theme_id, permit_id) VALUES ('r1', 't9', 'p1');
                    """),
            new Fault("details-without-region", 1, """
                    INSERT INTO region_permit_details (region_id, permit_id, permit_status, department, days)
                    VALUES ('r9', 'p1', 'x', 'y', 1);
                    """),
            new Fault("details-without-permit", 1, """
                    INSERT INTO region_permit_details (region_id, permit_id, permit_status, department, days)
                    VALUES ('r1', 'p9', 'x', 'y', 1);
                    """),
            new Fault("permit-risk-without-region", 1,
                    "INSERT INTO region_permit_risks (region_id, permit_id, risk_id) VALUES ('r9', 'p1', 'k1')"),
            new Fault("permit-risk-without-permit", 1,
                    "INSERT INTO region_permit_risks (region_id, permit_id, risk_id) VALUES ('r1', 'p9', 'k1')"),
            new Fault("permit-risk-without-risk", 1,
                    "INSERT INTO region_permit_risks (region_id, permit_id, risk_id) VALUES ('r1', 'p1', 'k9')"),
            new Fault("permit-risk-without-details", 3, """
                    INSERT INTO region_permit_risks (region_id, permit_id, risk_id) VALUES ('r2', 'p2', 'k1'),
                        ('r2', 'p2', 'k2'), ('r3', 'p2', 'k1');
                    """),
            new Fault("row-missing-in-view", 2, """
                    INSERT INTO region_permit_risks (region_id, permit_id, risk_id) VALUES ('r1', 'p1', 'k9'),
                        ('r1', 'p9', 'k1');
                    """),
            new Fault("view-row-without-row", 1,
                    """
                            CREATE OR REPLACE VIEW region_permit_risk_vw AS
                            SELECT x.risk_id, k.risk_content, x.region_id, g.name AS region_name, x.permit_id, p.name AS permit_name,
                                '正常受理' AS permit_status
                            FROM (SELECT region_id, permit_id, risk_id FROM region_permit_risks UNION VALUES ('r1', 'p1', 'k3')) x
                            JOIN regions g ON g.id = x.region_id JOIN permits p ON p.id = x.permit_id JOIN risks k ON k.id = x.risk_id;
                            """),
            new Fault("view-row-doubled", 2, """
                    ALTER TABLE region_permit_details DROP CONSTRAINT region_permit_details_pkey;
                    INSERT INTO region_permit_details (region_id, permit_id, permit_status, department, days)
                    VALUES ('r1', 'p1', 'x', 'y', 1);
                    """),
            new Fault("view-disagrees", 2,
                    """
                            CREATE OR REPLACE VIEW region_permit_risk_vw AS
                            SELECT x.risk_id, CASE x.risk_id WHEN 'k2' THEN '旧文' ELSE k.risk_content END AS risk_content, x.region_id,
                                g.name AS region_name, x.permit_id, p.name AS permit_name, d.permit_status
                            FROM region_permit_risks x JOIN regions g ON g.id = x.region_id JOIN permits p ON p.id = x.permit_id
                            JOIN risks k ON k.id = x.risk_id
                            JOIN region_permit_details d ON d.region_id = x.region_id AND d.permit_id = x.permit_id;
                            """),
            new Fault("snapshot-version-gap", 2,
                    "DELETE FROM permit_risk_snapshots WHERE version IN (2, 3)"),
            new Fault("snapshot-version-doubled", 2,
                    """
                            INSERT INTO permit_risk_snapshots (snapshot_id, permit_risk_key, region_id, permit_id, risk_id, version,
                                payload, created_at)
                            SELECT snapshot_id + 10, permit_risk_key, region_id, permit_id, risk_id, version, payload, now()
                            FROM permit_risk_snapshots WHERE version IN (2, 5);
                            """),
            new Fault("snapshot-without-row", 2,
                    """
                            INSERT INTO permit_risk_snapshots (snapshot_id, permit_risk_key, region_id, permit_id, risk_id, version,
                                payload, created_at)
                            SELECT 10 + v, 'r2::p1::k2', 'r2', 'p1', 'k2', v, '{}', now() FROM generate_series(1, 2) v;
                            """),
            new Fault("snapshot-key-wrong", 1,
                    """
                            INSERT INTO permit_risk_snapshots (snapshot_id, permit_risk_key, region_id, permit_id, risk_id, version,
                                payload, created_at) VALUES (11, 'r2-p1-k1', 'r2', 'p1', 'k1', 1, '{}', now());
                            """),
            doubled("region-theme-doubled", "region_themes", "region_id, theme_id"),
            doubled("region-scope-doubled", "region_scopes", "region_id, scope_id"),
            doubled("relation-doubled", "region_theme_permits", "region_id, theme_id, permit_id"),
            doubled("permit-risk-doubled", "region_permit_risks", "region_id, permit_id, risk_id"),
            doubled("details-doubled", "region_permit_details",
                    "region_id, permit_id, permit_status, department, days"),
            new Fault("blank-region-name", 1, "UPDATE regions SET name = ' ' WHERE id = 'r3'"),
            new Fault("blank-theme-name", 1, "UPDATE themes SET name = NULL WHERE id = 't1'"),
            new Fault("blank-scope-name", 1, "UPDATE business_scopes SET name = '' WHERE id = 's1'"),
            new Fault("blank-permit-name", 1, "UPDATE permits SET name = '' WHERE id = 'p3'"),
            new Fault("blank-risk-content", 1, "UPDATE risks SET risk_content = '' WHERE id = 'k1'"),
            new Fault("lost-foreign-key", 10,
                    "ALTER TABLE region_themes ADD FOREIGN KEY (region_id) REFERENCES regions (id)"),
            new Fault("lost-unique-constraint", 1, "ALTER TABLE regions ADD UNIQUE (name)"));

    private static final Trial TRIAL = new Trial("licensing-risk");

    /// A link table with a key of its own, so that its rows can be doubled: two rows once too often.
    private static Fault doubled(String check, String table, String columns) {
        return new Fault(check, 3, """
                ALTER TABLE %1$s DROP CONSTRAINT %1$s_pkey;
                ALTER TABLE %1$s ADD COLUMN link_no bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY;
                INSERT INTO %1$s (%2$s) SELECT %2$s FROM %1$s WHERE link_no IN (1, 2);
                INSERT INTO %1$s (%2$s) SELECT %2$s FROM %1$s WHERE link_no = 1;
                """.formatted(table, columns));
    }

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

    @Test
    void hasAFaultForEveryCheck() {
        assertEquals(new TreeSet<>(TRIAL.checks().stream().map(Check::id).toList()),
                new TreeSet<>(FAULTS.stream().map(Fault::check).toList()));
    }

    @ParameterizedTest
    @ValueSource(ints = {13, 18})
    void findsNothingWhereNothingIsWrong(int major) {
        TestPostgres.Database database = TRIAL.database(major, SCHEMA);

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
    void renumbersAndTakesBackWhereVersionsAreUnique() {
        TestPostgres.Database database = TRIAL.database(18, SCHEMA,
                "ALTER TABLE permit_risk_snapshots ADD UNIQUE (permit_risk_key, version)");
        Fault gap = new Fault("snapshot-version-gap", 1, "DELETE FROM permit_risk_snapshots WHERE version = 2");
        database.run(gap.sql());

        Repaired.putRightAndTakenBack(TRIAL, database, gap, "renumber");
    }

    @ParameterizedTest
    @ValueSource(ints = {13, 18})
    void deletesDoublesOfATableWithoutPrimaryKeyAndTakesThemBack(int major) {
        TestPostgres.Database database = TRIAL.database(major, SCHEMA,
                "ALTER TABLE region_scopes DROP CONSTRAINT region_scopes_pkey");
        Fault doubled = new Fault("region-scope-doubled", 2,
                "INSERT INTO region_scopes (region_id, scope_id) VALUES ('r1', 's1'), ('r1', 's1')");
        database.run(doubled.sql());

        Repaired.putRightAndTakenBack(TRIAL, database, doubled, "delete");
    }

    @ParameterizedTest
    @ValueSource(strings = {"region-scope-without-scope delete", "scope-without-theme restore-theme",
        "permit-risk-without-details add-details", "details-without-permit delete"})
    void putsRightAndTakesBackWithoutAnyPrimaryKey(String which) {
        String[] ids = which.split(" ", 2);
        Fault fault = FAULTS.stream().filter(each -> each.check().equals(ids[0])).findFirst().orElseThrow();
        TestPostgres.Database database = TRIAL.database(18, SCHEMA, """
                ALTER TABLE region_scopes DROP CONSTRAINT region_scopes_pkey;
                ALTER TABLE region_permit_details DROP CONSTRAINT region_permit_details_pkey;
                ALTER TABLE region_themes DROP CONSTRAINT region_themes_pkey;
                ALTER TABLE themes DROP CONSTRAINT themes_pkey;
                """, fault.sql());

        Repaired.putRightAndTakenBack(TRIAL, database, fault, ids[1]);
    }

    @ParameterizedTest
    @ValueSource(strings = {"restore-row", "delete"})
    void knowsASnapshotsRowByItsKeyWhereTheIdsAreNoColumns(String way) {
        Fault lost = FAULTS.stream().filter(fault -> fault.check().equals("snapshot-without-row")).findFirst()
                .orElseThrow();
        TestPostgres.Database database = TRIAL.database(13, SCHEMA, lost.sql(),
                "ALTER TABLE permit_risk_snapshots DROP region_id, DROP permit_id, DROP risk_id");

        Repaired.putRightAndTakenBack(TRIAL, database, lost, way);
    }

    @Test
    void doesNotDeletePermitRisksThatHaveAHistory() {
        TestPostgres.Database database = TRIAL.database(18, SCHEMA,
                "DELETE FROM region_permit_details WHERE region_id = 'r1' AND permit_id = 'p1'");

        Outcome<RepairResult> outcome = TRIAL.repairs
                .applyUnseen(TRIAL.request(database, "permit-risk-without-details", "delete"), WorkContext.none());

        assertEquals(ProblemCode.WORSE, assertInstanceOf(Outcome.Failed.class, outcome).problem().code());
    }

    @Test
    void skipsWhatTheDatabaseLacksAndNamesIt() {
        TestPostgres.Database database = TRIAL.database(18, SCHEMA, "DROP VIEW region_permit_risk_vw",
                "ALTER TABLE permit_risk_snapshots DROP COLUMN version");

        assertEquals(List.of(CheckStatus.SKIPPED, CheckStatus.SKIPPED, CheckStatus.CLEAN),
                Stream.of("row-missing-in-view", "snapshot-version-gap", "relation-without-permit")
                        .map(check -> TRIAL.ask(database, check).status()).toList());
        assertTrue(String.valueOf(TRIAL.ask(database, "row-missing-in-view").problem())
                .contains("region_permit_risk_vw"));
    }

    @Test
    void findsWhatTheDemoPlantedAndCanPutItRight() {
        TestPostgres.Database demo = TRIAL.demo("licensing");
        Map<String, Long> planted = Trial.planted("licensing");

        Map<String, Long> found = new TreeMap<>();
        planted.keySet().forEach(id -> found.put(id, TRIAL.ask(demo, id).count()));
        assertEquals(planted, found);

        Set<String> refused = new TreeSet<>();
        for (String id : planted.keySet()) {
            TRIAL.check(id).repairs().stream().findFirst().ifPresent(way -> {
                Outcome<RepairPlan> plan = TRIAL.repairs.preview(TRIAL.request(demo, id, way.id()),
                        WorkContext.none());
                if (!(plan instanceof Outcome.Done<RepairPlan>(RepairPlan done)) || !done.verified()) {
                    refused.add(id);
                }
            });
        }
        assertEquals(Set.of("lost-unique-constraint"), refused, "doubles go before the constraint comes back");
    }
}
