package plumbline.bench;

import java.util.LinkedHashMap;
import java.util.Map;

/// The data that checkpoints are measured with; made by SQL with a fixed seed.
final class CheckpointSets {

    private static final String SEED = "SELECT setseed(0.42);";
    /// Three million short rows.
    private static final String D1 = """
            CREATE TABLE narrow (id int PRIMARY KEY, a int NOT NULL, b bigint NOT NULL, c text NOT NULL);
            INSERT INTO narrow SELECT n, (random() * 1e6)::int, (random() * 1e12)::bigint, 'v' || n % 1000
                FROM generate_series(1, 3000000) n;
            """;
    /// A shop: customers, their orders, the orders' payments, with JSON, arrays, numbers, further indexes.
    private static final String D2 = """
            CREATE TEMP TABLE dictionary AS SELECT ARRAY['parcel','left','with','the','neighbour','please','ring','twice',
                'second','floor','gift','wrap','call','before','delivery','fragile','keep','cold','return','invoice',
                'company','address','behind','garage','morning','only','weekend','urgent','partial','complete','colour',
                'changed'] AS word;
            CREATE TABLE customers (id int PRIMARY KEY, name text NOT NULL, mail text NOT NULL UNIQUE, since date NOT NULL,
                profile jsonb NOT NULL);
            INSERT INTO customers SELECT n, word[1 + n % 31] || ' ' || word[1 + n / 31 % 32], 'user' || n || '@example.org', date '2020-01-01' + n % 2000,
                jsonb_build_object('newsletter', n % 3 = 0, 'level', n % 5, 'tags', jsonb_build_array(word[1 + n % 32], n % 40))
                FROM generate_series(1, 100000) n, dictionary;
            CREATE TABLE orders (id bigint PRIMARY KEY, customer_id int NOT NULL REFERENCES customers,
                placed timestamptz NOT NULL, amount numeric(12,2) NOT NULL, state text NOT NULL, items int[] NOT NULL,
                details jsonb NOT NULL, note text);
            INSERT INTO orders SELECT n, 1 + (random() * 99999)::int, timestamptz '2023-01-01' + n * interval '71 seconds',
                (random() * 10000)::numeric(12,2), (ARRAY['new','paid','packed','sent','done'])[1 + n % 5],
                ARRAY[(random() * 5000)::int, (random() * 5000)::int, (random() * 5000)::int],
                jsonb_build_object('channel', (ARRAY['web','shop','phone'])[1 + n % 3], 'ip', '10.' || n % 200 || '.'
                    || (random() * 255)::int || '.' || (random() * 255)::int, 'weights',
                    jsonb_build_array(round((random() * 30)::numeric, 3), round((random() * 30)::numeric, 3))),
                CASE WHEN n % 4 > 0 THEN word[1 + (random() * 31)::int] || ' ' || word[1 + (random() * 31)::int] || ' '
                    || word[1 + (random() * 31)::int] || CASE WHEN n % 3 > 0 THEN ' ' || word[1 + (random() * 31)::int]
                    || ' ' || word[1 + (random() * 31)::int] || ' ' || word[1 + (random() * 31)::int] || ' '
                    || word[1 + (random() * 31)::int] || ' ' || word[1 + (random() * 31)::int] ELSE '' END END
                FROM generate_series(1, 1000000) n, dictionary;
            CREATE INDEX ON orders (customer_id);
            CREATE INDEX ON orders (placed);
            CREATE TABLE payments (id bigint PRIMARY KEY, order_id bigint NOT NULL REFERENCES orders,
                amount numeric(12,2) NOT NULL, paid date NOT NULL);
            INSERT INTO payments SELECT n, n, (random() * 10000)::numeric(12,2), date '2023-01-01' + n / 1200
                FROM generate_series(1, 1000000) n;
            CREATE INDEX ON payments (order_id);
            DROP TABLE dictionary;
            """;
    /// Two thousand tables of a hundred rows.
    private static final String D3 = """
            DO $$ BEGIN
                FOR t IN 1..2000 LOOP
                    EXECUTE format('CREATE TABLE t%s (id int PRIMARY KEY, name text NOT NULL, amount numeric(10,2))', t);
                    EXECUTE format('INSERT INTO t%s SELECT n, ''name '' || n, n * %s FROM generate_series(1, 100) n', t, t);
                END LOOP;
            END $$;
            """;
    /// Twenty thousand values of 50 kB.
    private static final String D4 = """
            CREATE TABLE papers (id int PRIMARY KEY, body text NOT NULL);
            INSERT INTO papers SELECT n, (SELECT string_agg(md5((n * 1600 + m)::text), '')
                FROM generate_series(1, 1600) m) FROM generate_series(1, 20000) n;
            """;
    /// A million rows under random keys.
    private static final String D5 = """
            CREATE TABLE things (id uuid PRIMARY KEY, a int NOT NULL, b text NOT NULL);
            INSERT INTO things SELECT md5(n::text || 'x')::uuid, n % 1000, 'thing ' || n
                FROM generate_series(1, 1000000) n;
            """;
    /// A table in 36 partitions, one a month.
    private static final String D6 = """
            CREATE TABLE readings (at timestamptz NOT NULL, sensor int NOT NULL, value double precision NOT NULL,
                state text NOT NULL, PRIMARY KEY (at, sensor)) PARTITION BY RANGE (at);
            DO $$ BEGIN
                FOR m IN 0..35 LOOP
                    EXECUTE format('CREATE TABLE readings_%s PARTITION OF readings FOR VALUES FROM (%L) TO (%L)', m,
                        timestamptz '2023-01-01' + m * interval '1 month',
                        timestamptz '2023-01-01' + (m + 1) * interval '1 month');
                END LOOP;
            END $$;
            INSERT INTO readings SELECT timestamptz '2023-01-01' + n * interval '63 seconds', n % 500, random() * 100,
                (ARRAY['ok','late','low'])[1 + n % 3] FROM generate_series(1, 1500000) n;
            """;

    private CheckpointSets() {}

    /// Scripts by their short names.
    static Map<String, String> all() {
        Map<String, String> sets = new LinkedHashMap<>();
        sets.put("D1", SEED + D1);
        sets.put("D2", SEED + D2);
        sets.put("D3", SEED + D3);
        sets.put("D4", SEED + D4);
        sets.put("D5", SEED + D5);
        sets.put("D6", SEED + D6);
        return sets;
    }

    /// The data of the licensing-risk system's guide: eight tables, 1,247 rows.
    static String guide() {
        StringBuilder script = new StringBuilder();
        String[] tables = {"regions 5", "themes 12", "business_scopes 30", "permits 50", "risks 100",
            "region_themes 50", "region_scopes 200", "region_theme_permits 800"};
        for (String table : tables) {
            String[] words = table.split(" ", -1);
            script.append("CREATE TABLE ").append(words[0]).append(" (id uuid PRIMARY KEY, name text, content text);")
                    .append("INSERT INTO ").append(words[0])
                    .append(" SELECT md5(n::text)::uuid, 'name ' || n, repeat('内容', 20) FROM generate_series(1, ")
                    .append(words[1]).append(") n;");
        }
        return script.toString();
    }
}
