package plumbline.testing;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import plumbline.core.target.Address;
import plumbline.core.target.Environment;
import plumbline.core.target.Target;

/// The tables of four of the systems the packs are made for, in one database, as somebody would have built them without
/// declaring a single foreign key. Their data has a few rows out of true, and many columns that only look like links.
public final class UnkeyedSystems {

    /// What is true of them, as `kind table.column` or `kind table.(columns) to parent`.
    public static final Set<String> TRUE = Set.of("foreign-key users.tenant_id to tenants",
            "foreign-key user_roles.user_id to users", "foreign-key user_roles.role_id to roles",
            "foreign-key operation_logs.user_id to users", "foreign-key hosts.tenant_id to tenants",
            "foreign-key alerts.host_id to hosts", "foreign-key distillation_usage.distillation_id to distillations",
            "foreign-key distillation_usage.article_id to articles", "foreign-key pue_comment.pue_id to pue_data",
            "foreign-key pue_drill_down.pue_id to pue_data", "foreign-key business_scopes.theme_id to themes",
            "foreign-key region_themes.region_id to regions", "foreign-key region_themes.theme_id to themes",
            "foreign-key region_permit_details.region_id to regions",
            "foreign-key region_permit_details.permit_id to permits",
            "foreign-key region_permit_risks.region_id to regions",
            "foreign-key region_permit_risks.permit_id to permits", "foreign-key region_permit_risks.risk_id to risks",
            "foreign-key region_permit_risks.(region_id, permit_id) to region_permit_details",
            "counter distillations.usage_count", "flag hosts.has_alerts", "near-unique users.username");

    private static final String SCHEMA = """
            CREATE TABLE tenants (id INTEGER PRIMARY KEY, name TEXT, seats INTEGER);
            CREATE TABLE users (id INTEGER PRIMARY KEY, tenant_id INTEGER, username TEXT, age INTEGER, login_count INTEGER);
            CREATE TABLE roles (id INTEGER PRIMARY KEY, name TEXT);
            CREATE TABLE user_roles (user_id INTEGER, role_id INTEGER, PRIMARY KEY (user_id, role_id));
            CREATE TABLE operation_logs (id INTEGER PRIMARY KEY, user_id INTEGER, action TEXT, status TEXT,
                duration_ms INTEGER, retries INTEGER);
            CREATE TABLE hosts (id INTEGER PRIMARY KEY, tenant_id INTEGER, address TEXT, port INTEGER, has_alerts INTEGER,
                cores INTEGER);
            CREATE TABLE alerts (id INTEGER PRIMARY KEY, host_id INTEGER, severity INTEGER, minutes INTEGER);
            CREATE TABLE distillations (id INTEGER PRIMARY KEY, keyword TEXT, usage_count INTEGER, priority INTEGER);
            CREATE TABLE articles (id INTEGER PRIMARY KEY, title TEXT, words INTEGER);
            CREATE TABLE distillation_usage (id INTEGER PRIMARY KEY, distillation_id INTEGER, article_id INTEGER);
            CREATE TABLE pue_data (id INTEGER PRIMARY KEY, room TEXT, pue NUMERIC(6, 3), power INTEGER);
            CREATE TABLE pue_comment (id INTEGER PRIMARY KEY, pue_id INTEGER, author TEXT, body TEXT);
            CREATE TABLE pue_drill_down (id INTEGER PRIMARY KEY, pue_id INTEGER, device TEXT, share INTEGER);
            CREATE TABLE regions (id VARCHAR(20) PRIMARY KEY, name TEXT);
            CREATE TABLE themes (id VARCHAR(20) PRIMARY KEY, name TEXT);
            CREATE TABLE business_scopes (id VARCHAR(20) PRIMARY KEY, name TEXT, theme_id VARCHAR(20));
            CREATE TABLE permits (id VARCHAR(20) PRIMARY KEY, name TEXT, level INTEGER);
            CREATE TABLE risks (id VARCHAR(20) PRIMARY KEY, text TEXT, weight INTEGER);
            CREATE TABLE region_themes (region_id VARCHAR(20), theme_id VARCHAR(20), PRIMARY KEY (region_id, theme_id));
            CREATE TABLE region_permit_details (region_id VARCHAR(20), permit_id VARCHAR(20), permit_status INTEGER,
                PRIMARY KEY (region_id, permit_id));
            CREATE TABLE region_permit_risks (id INTEGER PRIMARY KEY, region_id VARCHAR(20), permit_id VARCHAR(20),
                risk_id VARCHAR(20));
            CREATE TABLE n (i INTEGER PRIMARY KEY);
            INSERT INTO n WITH RECURSIVE x (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM x WHERE i < 3000) SELECT i FROM x;
            INSERT INTO tenants SELECT i, 'Tenant ' || i, i * 7 % 50 FROM n WHERE i <= 40;
            INSERT INTO users SELECT i, i * 13 % 40 + 1, 'user' || i, 20 + i % 45, i * 31 % 200 FROM n WHERE i <= 600;
            UPDATE users SET tenant_id = 77 WHERE id IN (10, 11);
            UPDATE users SET username = 'user5' WHERE id IN (100, 200);
            INSERT INTO roles SELECT i, 'role ' || i FROM n WHERE i <= 12;
            INSERT INTO user_roles SELECT i, i % 12 + 1 FROM n WHERE i <= 600;
            INSERT INTO operation_logs SELECT i, i * 17 % 600 + 1, 'act ' || (i % 9), 'ok', i * 37 % 600 + 1, i % 4 FROM n;
            UPDATE operation_logs SET user_id = 9000 + id WHERE id % 300 = 0;
            INSERT INTO hosts SELECT i, i * 3 % 40 + 1, '10.0.' || (i % 4) || '.' || (i % 90), 5432 + i % 3, 0, 4 FROM n
                WHERE i <= 300;
            INSERT INTO alerts SELECT i, i * 7 % 160 + 1, i % 4, i % 60 FROM n WHERE i <= 1200;
            UPDATE hosts SET has_alerts = 1 WHERE id <= 160;
            UPDATE hosts SET has_alerts = 0 WHERE id IN (3, 4);
            INSERT INTO articles SELECT i, 'Article ' || i, 500 + i FROM n WHERE i <= 800;
            INSERT INTO distillation_usage SELECT i, i * i % 211 + 1, i * 11 % 800 + 1 FROM n WHERE i <= 2500;
            INSERT INTO distillations SELECT i, 'word ' || (i % 60), (SELECT COUNT(*) FROM distillation_usage u
                WHERE u.distillation_id = n.i), i % 5 FROM n WHERE i <= 250;
            UPDATE distillations SET usage_count = usage_count + 1 WHERE id IN (7, 8, 9);
            UPDATE distillation_usage SET article_id = 5000 WHERE id IN (1, 2, 3, 4);
            INSERT INTO pue_data SELECT i, 'room ' || (i % 20), 1 + (i % 50) / 100.0, 100 + i FROM n WHERE i <= 1000;
            INSERT INTO pue_comment SELECT i, i * 7 % 1000 + 1, 'anna', 'seen ' || (i % 30) FROM n WHERE i <= 500;
            INSERT INTO pue_drill_down SELECT i, i * 3 % 1000 + 1, 'fan ' || (i % 9), i % 100 FROM n WHERE i <= 2000;
            UPDATE pue_drill_down SET pue_id = 4000 WHERE id IN (55, 56, 57, 58, 59);
            INSERT INTO regions SELECT 'R-' || (100 + i), 'Region ' || i FROM n WHERE i <= 60;
            INSERT INTO themes SELECT 'T-' || (100 + i), 'Theme ' || i FROM n WHERE i <= 30;
            INSERT INTO business_scopes SELECT 'B-' || (1000 + i), 'Scope ' || i, 'T-' || (101 + i % 30) FROM n
                WHERE i <= 200;
            INSERT INTO permits SELECT 'P-' || (1000 + i), 'Permit ' || i, i % 3 FROM n WHERE i <= 90;
            INSERT INTO risks SELECT 'K-' || (1000 + i), 'Risk ' || i, i % 7 FROM n WHERE i <= 150;
            INSERT INTO region_themes SELECT DISTINCT 'R-' || (101 + i % 60), 'T-' || (101 + i * i % 30) FROM n;
            INSERT INTO region_permit_details SELECT DISTINCT 'R-' || (101 + i % 60), 'P-' || (1001 + i * i % 90), 1 FROM n
                WHERE i <= 900;
            INSERT INTO region_permit_risks SELECT i, 'R-' || (101 + i % 60), 'P-' || (1001 + i * i % 90),
                'K-' || (1001 + i * 7 % 150) FROM n WHERE i <= 900;
            UPDATE region_permit_risks SET permit_id = 'P-1090' WHERE id IN (31, 32, 33);
            DROP TABLE n;
            """;

    private UnkeyedSystems() {}

    /// On PostgreSQL.
    public static Target postgres(int major) {
        TestPostgres.Database database = TestPostgres.of(major).freshDatabase();
        run(database::connect);
        return database.target();
    }

    /// In a SQLite file.
    public static Target sqlite(Path folder) {
        Path file = folder.resolve("systems.db");
        run(() -> DriverManager.getConnection("jdbc:sqlite:" + file));
        return Target.adHoc(new Address.SqliteAddress(file), Environment.TEST);
    }

    private static void run(UsageDatabase.Source source) {
        try (Connection connection = source.open(); Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            for (String each : SCHEMA.split(";\\s*\\n", -1)) {
                if (!each.isBlank()) {
                    statement.execute(each);
                }
            }
            connection.commit();
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
