package plumbline.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import plumbline.testing.TestPostgres;

/// 200 tables with 5 million rows, made of forty things in eight ways of building a schema: plain English, quoted mixed
/// case, text keys behind short names, UUID keys with prefixed names, numbers far from 1 under joined names, Chinese,
/// names that say nothing, keys of two columns. One thing in three was never analyzed.
///
/// Rules are planted that nearly all rows follow. All other true links are declared, so every further proposal is a wrong
/// one; dense numbers, codes of the same pattern, chance inclusions, counters and flags that count nothing, amounts and
/// prose are there to be fallen for.
final class PlantedRules {

    private static final List<String> THINGS = List.of("customer", "supplier", "warehouse", "product", "invoice",
            "shipment", "vehicle", "employee", "contract", "project", "machine", "sensor", "policy", "claim", "patient",
            "doctor", "course", "student", "library", "station", "route", "ticket", "campaign", "article", "device",
            "region", "branch", "account", "loan", "payment", "recipe", "batch", "carrier", "permit", "inspection",
            "asset", "meter", "tariff", "venue", "member");
    private static final List<String> CHINESE = List.of("供应商", "设备", "合同", "仓库", "员工");

    private final Set<String> planted = new TreeSet<>();

    /// How one way of building a schema calls and numbers things.
    ///
    /// @param key   type of the key
    /// @param value what the key of the `n`th thing is
    /// @param two   whether a site stands before it in the key
    private record Style(String table, String events, String details, String tags, String logs, String id, String link,
            String detailLink, String count, String sum, String flag, String code, String uid, String serial,
            String owner, String origin, String key, String value, boolean two) {}

    private static final String PLAIN = "n";
    /// One number in seventeen is missing, as if its row had been deleted.
    private static final String GAPS = "(SELECT k FROM gaps WHERE gaps.thing = {i} AND gaps.n = s.n)";

    private static final List<Style> STYLES = List.of(
            new Style("{e}s", "{e}_events", "{e}_details", "{e}_tags", "{e}_logs", "id", "{e}_id", "event_id",
                    "event_count", "total_amount", "has_events", "code", "uid", "serial_no", "owner_uid", "origin",
                    "int",
                    PLAIN, false),
            new Style("{E}", "{E}Event", "{E}Detail", "{E}Tag", "{E}Log", "Id", "{E}Id", "EventId", "EventCount",
                    "TotalAmount", "HasEvents", "Code", "Uid", "SerialNo", "OwnerUid", "Origin", "int", GAPS, false),
            new Style("m_{e}", "h_{e}", "h_{e}_pos", "x_{e}", "l_{e}", "{a}_cd", "{a}_cd", "h_no", "n_moves",
                    "balance_total", "moved", "alt_cd", "guid", "serial", "guid_ref", "serial_ref", "text",
                    "upper(left('{e}', 2)) || '-' || lpad(n::text, 6, '0')", false),
            new Style("tbl_{e}", "tbl_{e}_visit", "tbl_{e}_visit_row", "tbl_{e}_label", "tbl_{e}_audit", "id_{e}",
                    "fk_{e}", "fk_visit", "visits", "sum_amount", "is_visited", "reference", "token", "serial",
                    "by_token", "by_serial", "uuid", "md5('{e}' || n)::uuid", false),
            new Style("{e}", "{e}act", "{e}actline", "{e}note", "{e}trace", "{e}no", "{e}no", "actno", "acts",
                    "acttotal",
                    "active", "extcode", "extid", "serialno", "partyid", "source", "int", "100000 + n", false),
            new Style("{c}", "{c}事件", "{c}明细", "{c}标签", "{c}日志", "编号", "{c}编号", "事件编号", "事件数", "总金额", "有事件", "代码",
                    "唯一标识", "序列号", "所有者标识", "来源", "int", PLAIN, false),
            new Style("t{i}", "t{i}a", "t{i}b", "t{i}c", "t{i}d", "c1", "c2", "c2", "c8", "c9", "c10", "c11", "c12",
                    "c13",
                    "c7", "c5", "int", GAPS, false),
            new Style("{e}_heads", "{e}_moves", "{e}_move_lines", "{e}_marks", "{e}_history", "doc_no", "doc_no",
                    "move_no",
                    "move_count", "move_sum", "has_moves", "barcode", "uid", "serial_no", "owner_uid", "origin", "int",
                    "n / 7", true));

    /// The rules, as `kind table.column`; of a foreign key also where `to`.
    Set<String> planted() {
        return planted;
    }

    /// Makes the tables in an empty database.
    void make(TestPostgres.Database database) throws SQLException {
        try (Connection connection = database.connect(); Statement statement = connection.createStatement()) {
            statement.execute(
                    """
                            SELECT setseed(0.42);
                            CREATE TEMP TABLE gaps AS SELECT t AS thing, row_number() OVER (PARTITION BY t ORDER BY i)::int AS n,
                                    i AS k
                                FROM generate_series(100, 139) t, generate_series(1, 10900) i
                                WHERE t % 8 IN (2, 5) AND hashint4(i * 1000 + t) % 17 <> 0;
                            CREATE UNIQUE INDEX ON gaps (thing, n);
                            ANALYZE gaps;
                            """);
            for (int i = 0; i < THINGS.size(); i++) {
                Style style = STYLES.get(i % STYLES.size());
                statement.execute(named(style.two() ? TWO : ONE, style, i) + named(REST, style, i));
                plant(statement, style, i);
                if (i % 3 != 2) {
                    for (String table : List.of(style.table(), style.events(), style.details(), style.tags(),
                            style.logs())) {
                        statement.execute(named("ANALYZE \"" + table + "\"", style, i));
                    }
                }
            }
        }
    }

    private static String named(String script, Style style, int number) {
        String thing = THINGS.get(number);
        return script.replace("{table}", style.table()).replace("{events}", style.events())
                .replace("{details}", style.details()).replace("{tags}", style.tags()).replace("{logs}", style.logs())
                .replace("{id}", style.id()).replace("{link}", style.link()).replace("{detailLink}", style.detailLink())
                .replace("{count}", style.count()).replace("{sum}", style.sum()).replace("{flag}", style.flag())
                .replace("{code}", style.code()).replace("{uid}", style.uid()).replace("{serial}", style.serial())
                .replace("{owner}", style.owner()).replace("{origin}", style.origin()).replace("{key}", style.key())
                .replace("{value}", style.value()).replace("{i}", Integer.toString(100 + number))
                .replace("{c}", CHINESE.get(number / STYLES.size()))
                .replace("{a}", thing.substring(0, 4))
                .replace("{E}", thing.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + thing.substring(1))
                .replace("{e}", thing).replace("{flagType}", number % 2 == 0 ? "boolean" : "smallint")
                .replace("{someFlag}", number % 2 == 0 ? "random() < 0.9" : "(random() < 0.9)::int");
    }

    private static final String ONE = """
            CREATE TEMP TABLE keys ON COMMIT DROP AS SELECT n, 0 AS site, ({value})::{key} AS k
                FROM generate_series(1, 10000) s(n);
            CREATE UNLOGGED TABLE "{table}" ("{id}" {key} PRIMARY KEY, n int, "{code}" text, label text, c3 timestamp,
                rating int, balance numeric(12,2), views int, "{count}" int, "{sum}" numeric(14,2), "{flag}" {flagType},
                enabled boolean, "{serial}" bigint, "{uid}" uuid) WITH (autovacuum_enabled = false);
            CREATE UNLOGGED TABLE "{events}" (c1 int PRIMARY KEY, "{link}" {key}, kind int, "position" int,
                amount numeric(12,2), happened timestamp) WITH (autovacuum_enabled = false);
            INSERT INTO "{events}" SELECT i, k, i % 7, i, (random() * 900)::numeric(12,2), now() - i * interval '1 minute'
                FROM (SELECT i, 1 + floor(random() * 9000)::int AS r FROM generate_series(1, 60000) i) e
                JOIN keys ON n = r;
            INSERT INTO "{table}" SELECT k, n, 'C-' || lpad(n::text, 6, '0'), 'Name ' || n % 700,
                now() - n * interval '1 hour', n % 11, (random() * 5000)::numeric(12,2), floor(random() * 12)::int,
                floor(random() * 12)::int, (random() * 6000)::numeric(14,2), {someFlag}, random() < 0.9,
                (random() * 8e15)::bigint, gen_random_uuid() FROM keys;
            ALTER TABLE "{table}" DROP COLUMN n;
            """;

    /// The sites have different numbers of documents each.
    private static final String TWO = """
            CREATE TEMP TABLE keys ON COMMIT DROP AS SELECT n, site,
                    (row_number() OVER (PARTITION BY site ORDER BY n))::int AS k
                FROM (SELECT n, floor(8 * random() * random())::int AS site FROM generate_series(1, 10000) s(n)) x;
            CREATE UNLOGGED TABLE "{table}" (site_code int, "{id}" int, "{code}" text, label text, c3 timestamp, rating int,
                balance numeric(12,2), views int, "{count}" int, "{sum}" numeric(14,2), "{flag}" {flagType},
                enabled boolean, "{serial}" bigint, "{uid}" uuid, PRIMARY KEY (site_code, "{id}"))
                WITH (autovacuum_enabled = false);
            CREATE UNLOGGED TABLE "{events}" (c1 int PRIMARY KEY, site_code int, "{link}" int, kind int, "position" int,
                amount numeric(12,2), happened timestamp) WITH (autovacuum_enabled = false);
            INSERT INTO "{events}" SELECT i, site, k, i % 7, i, (random() * 900)::numeric(12,2),
                now() - i * interval '1 minute'
                FROM (SELECT i, 1 + floor(random() * 9000)::int AS r FROM generate_series(1, 60000) i) e
                JOIN keys ON n = r;
            INSERT INTO "{table}" SELECT site, k, 'C-' || lpad(n::text, 6, '0'), 'Name ' || n % 700,
                now() - n * interval '1 hour', n % 11, (random() * 5000)::numeric(12,2), floor(random() * 12)::int,
                floor(random() * 12)::int, (random() * 6000)::numeric(14,2), {someFlag}, random() < 0.9,
                (random() * 8e15)::bigint, gen_random_uuid() FROM keys;
            """;

    private static final String REST = """
            CREATE UNLOGGED TABLE "{details}" (c1 int PRIMARY KEY, "{detailLink}" int, qty int, price numeric(10,2),
                checksum text) WITH (autovacuum_enabled = false);
            CREATE UNLOGGED TABLE "{tags}" (c1 int PRIMARY KEY, label text, weight int, external_id int,
                "{origin}" bigint, shelf text UNIQUE) WITH (autovacuum_enabled = false);
            CREATE UNLOGGED TABLE "{logs}" (c1 bigint PRIMARY KEY, message text, level int, duration_ms int,
                cost_cents bigint, assigned_to int, "{owner}" uuid, bin text, year_no int, step int)
                WITH (autovacuum_enabled = false);
            INSERT INTO "{details}" SELECT i, 1 + floor(random() * 60000)::int, i % 12 + 1,
                (random() * 100)::numeric(10,2), md5(i::text) FROM generate_series(1, 40000) i;
            INSERT INTO "{tags}" SELECT i, 'label ' || i % 400, floor(random() * 5000)::int + 1, 5001 - i,
                (random() * 8e15)::bigint, 'S-' || lpad(i::text, 5, '0') FROM generate_series(1, 5000) i;
            INSERT INTO "{logs}" SELECT i, 'done step ' || i % 977 || ' of plan ' || i, i % 5,
                floor(random() * 10000)::int + 1, floor(random() * 3000000)::bigint, floor(random() * 10000)::int + 1,
                gen_random_uuid(), 'S-' || lpad(floor(random() * 4000 + 1)::text, 5, '0'), 1990 + i % 36,
                10 * floor(random() * 900)::int FROM generate_series(1, 10000) i;
            """;

    private void plant(Statement statement, Style style, int number) throws SQLException {
        int round = number / STYLES.size();
        String link = style.two() ? "site_code, \"{link}\"" : "\"{link}\"";
        if (round % 2 == 0) {
            plant(statement, style, number, "foreign-key {events}.{link} to {table}",
                    "UPDATE \"{events}\" SET \"{link}\" = "
                            + switch (style.key()) {
                                case "uuid" -> "gen_random_uuid()";
                                case "text" -> "'ZZ-' || lpad(c1::text, 6, '0')";
                                default -> "200000 + c1";
                            } + " WHERE c1 % 311 = 0");
        } else {
            run(statement, style, number,
                    "ALTER TABLE \"{events}\" ADD FOREIGN KEY (" + link + ") REFERENCES \"{table}\"");
        }
        if (round == 1) {
            plant(statement, style, number, "foreign-key {details}.{detailLink} to {events}",
                    "UPDATE \"{details}\" SET \"{detailLink}\" = 100000 + c1 WHERE c1 % 401 = 0");
        } else {
            run(statement, style, number,
                    "ALTER TABLE \"{details}\" ADD FOREIGN KEY (\"{detailLink}\") REFERENCES \"{events}\"");
        }
        plantTotals(statement, style, number);
        if (round == 4 || round == 1) {
            plant(statement, style, number, "near-unique {table}.{code}",
                    """
                            UPDATE "{table}" SET "{code}" = 'C-000001' WHERE "{code}" IN ('C-000070', 'C-000071', 'C-009000')""");
        }
        if (round == 2) {
            plant(statement, style, number, "foreign-key {logs}.{owner} to {table}", """
                    ALTER TABLE "{table}" ADD UNIQUE ("{uid}");
                    UPDATE "{logs}" l SET "{owner}" = p.u FROM (SELECT "{uid}" AS u, row_number() OVER () AS r
                        FROM "{table}") p WHERE p.r = 1 + l.c1 % 3000 AND l.c1 % 401 <> 0""");
        }
        if (round == 3) {
            plant(statement, style, number, "foreign-key {tags}.{origin} to {table}", """
                    ALTER TABLE "{table}" ADD UNIQUE ("{serial}");
                    UPDATE "{tags}" l SET "{origin}" = p.u FROM (SELECT "{serial}" AS u, row_number() OVER () AS r
                        FROM "{table}") p WHERE p.r = 1 + l.c1 % 900 AND l.c1 % 301 <> 0""");
        }
    }

    private void plantTotals(Statement statement, Style style, int number) throws SQLException {
        int round = number / STYLES.size();
        if (round == 1 || round == 2) {
            plant(statement, style, number, "counter {table}.{count}", aggregated(style, "{count}", "count(*)", """
                    coalesce(d.v, 0) + CASE WHEN hashtext(q."{code}") % 211 = 0 THEN 2 ELSE 0 END"""));
        }
        if (round == 3) {
            plant(statement, style, number, "counter {table}.{sum}", aggregated(style, "{sum}", "sum(amount)", """
                    coalesce(d.v, 0) + CASE WHEN hashtext(q."{code}") % 97 = 0 THEN 0.5 ELSE 0 END"""));
        }
        if (round == 0 || round == 3) {
            plant(statement, style, number, "flag {table}.{flag}", aggregated(style, "{flag}", "count(*)", """
                    ((d.v IS NOT NULL) <> (hashtext(q."{code}") % 203 = 0))""" + (number % 2 == 0 ? "" : "::int")));
        }
    }

    /// Sets a column of the parents to what is made of the number or sum of their events, `d.v`.
    private static String aggregated(Style style, String column, String value, String set) {
        String keys = style.two() ? "site_code, \"{link}\"" : "\"{link}\"";
        String joined = style.two()
                ? "d.site_code = q.site_code AND d.\"{link}\" = q.\"{id}\""
                : "d.\"{link}\" = q.\"{id}\"";
        String same = style.two() ? "q.site_code = p.site_code AND q.\"{id}\" = p.\"{id}\"" : "q.\"{id}\" = p.\"{id}\"";
        return "UPDATE \"{table}\" p SET \"" + column + "\" = " + set + " FROM \"{table}\" q LEFT JOIN (SELECT " + keys
                + ", " + value + " AS v FROM \"{events}\" GROUP BY " + keys + ") d ON " + joined + " WHERE " + same;
    }

    private void plant(Statement statement, Style style, int number, String rule, String script) throws SQLException {
        planted.add(named(rule, style, number));
        run(statement, style, number, script);
    }

    private static void run(Statement statement, Style style, int number, String script) throws SQLException {
        statement.execute(named(script, style, number));
    }
}
