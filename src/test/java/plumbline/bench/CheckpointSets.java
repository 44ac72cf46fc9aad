package plumbline.bench;

import java.util.LinkedHashMap;
import java.util.Map;

/// The data that checkpoints are measured with; made by SQL with a fixed seed.
final class CheckpointSets {

    private static final String SEED = "SELECT setseed(0.42);";
    private static final String D1 = """
            CREATE TABLE narrow (id int PRIMARY KEY, a int NOT NULL, b bigint NOT NULL, c text NOT NULL);
            INSERT INTO narrow SELECT n, (random() * 1e6)::int, (random() * 1e12)::bigint, 'v' || n % 1000
                FROM generate_series(1, 3000000) n;
            """;
    private static final String D4 = """
            CREATE TABLE papers (id int PRIMARY KEY, body text NOT NULL);
            INSERT INTO papers SELECT n, (SELECT string_agg(md5((n * 1600 + m)::text), '')
                FROM generate_series(1, 1600) m) FROM generate_series(1, 20000) n;
            """;
    private static final String D5 = """
            CREATE TABLE things (id uuid PRIMARY KEY, a int NOT NULL, b text NOT NULL);
            INSERT INTO things SELECT md5(n::text || 'x')::uuid, n % 1000, 'thing ' || n
                FROM generate_series(1, 1000000) n;
            """;

    private CheckpointSets() {}

    /// Scripts by their short names.
    static Map<String, String> all() {
        Map<String, String> sets = new LinkedHashMap<>();
        sets.put("D1", SEED + D1);
        sets.put("D4", SEED + D4);
        sets.put("D5", SEED + D5);
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
