package plumbline.testing;

/// A licensing-risk schema after the guide, with columns of its own: what the console knows of it must come from the
/// catalog.
public final class GuideRows {

    /// The row that tests edit.
    public static final String KEY = "region_id=r1,permit_id=p1,risk_id=k1";
    /// The same, as versions have it.
    public static final String JOINED = "r1::p1::k1";

    private static final String SCHEMA = """
            CREATE TABLE regions (id text PRIMARY KEY, name text NOT NULL);
            CREATE TABLE permits (id text PRIMARY KEY, name text NOT NULL);
            CREATE TABLE risks (id text PRIMARY KEY, content text NOT NULL, legal_basis text, fee numeric(12,2),
                tags text[], extra jsonb, raw json, weight float8, since timestamptz,
                length integer GENERATED ALWAYS AS (length(content)) STORED);
            CREATE TABLE region_permit_details (region_id text REFERENCES regions, permit_id text REFERENCES permits,
                permit_status text NOT NULL, days integer, updated_at timestamptz NOT NULL DEFAULT now(),
                PRIMARY KEY (region_id, permit_id));
            CREATE TABLE region_permit_risks (region_id text REFERENCES regions, permit_id text REFERENCES permits,
                risk_id text REFERENCES risks, PRIMARY KEY (region_id, permit_id, risk_id));
            CREATE TABLE permit_risk_snapshots (snapshot_id uuid PRIMARY KEY, permit_risk_key text NOT NULL,
                version integer NOT NULL, region_id text NOT NULL, region_name text, edited_by text NOT NULL,
                change_summary text, payload jsonb NOT NULL, created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
                UNIQUE (permit_risk_key, version));
            CREATE VIEW region_permit_risk_vw AS
                SELECT x.region_id, g.name AS region_name, x.permit_id, p.name AS permit_name, x.risk_id,
                    k.content AS risk_content, k.legal_basis, k.fee, k.tags, k.extra, k.raw, k.weight, k.since, k.length,
                    d.permit_status, d.days
                FROM region_permit_risks x JOIN regions g ON g.id = x.region_id JOIN permits p ON p.id = x.permit_id
                JOIN risks k ON k.id = x.risk_id
                LEFT JOIN region_permit_details d ON d.region_id = x.region_id AND d.permit_id = x.permit_id;
            INSERT INTO regions VALUES ('r1', '佛山市禅城区'), ('r2', '南海区');
            INSERT INTO permits VALUES ('p1', '食品经营许可-餐饮服务'), ('p2', '药品经营许可');
            INSERT INTO risks VALUES ('k1', '1. 禁止在居民住宅楼经营', '《某条例》第三条', 1.50, '{a,"b c",NULL}',
                '{"b": 1.0, "a": [1, "x"]}', '{"b":1,  "a":2, "a":3}', '-0', '2024-05-18 02:41:55.21+00'),
                ('k2', '无证经营', NULL, NULL, '[0:1]={x,y}', 'null', NULL, 'NaN', 'infinity');
            INSERT INTO region_permit_details (region_id, permit_id, permit_status, days)
                VALUES ('r1', 'p1', '正常受理', 5), ('r2', 'p1', '正常受理', 7);
            INSERT INTO region_permit_risks VALUES ('r1', 'p1', 'k1'), ('r1', 'p1', 'k2'), ('r2', 'p1', 'k1'),
                ('r1', 'p2', 'k2')
            """;

    private GuideRows() {}

    /// A database with it.
    public static TestPostgres.Database database(int major) {
        TestPostgres.Database database = TestPostgres.of(major).freshDatabase();
        database.run(SCHEMA);
        return database;
    }
}
