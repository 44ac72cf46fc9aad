package plumbline.packs;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import plumbline.core.target.Target;
import plumbline.testing.TestPostgres;

/// A campaign system built by somebody else after its maintenance guide: other types of ids, another column order, extra
/// columns with quoted and Chinese names, a sync trigger that does not look for other holidays of a date. Nothing is
/// wrong in it.
final class CampaignsDatabase {

    private static final AtomicLong NUMBERS = new AtomicLong();
    private static final Map<Integer, TestPostgres.Database> TEMPLATES = new ConcurrentHashMap<>();

    private static final String TABLES = """
            CREATE TABLE campaigns (
                end_date date, "負責人" text, attribution_weight numeric DEFAULT 0.5, "Budget TWD" numeric,
                created_at timestamptz DEFAULT now(), start_date date, campaign_name varchar(80),
                id uuid PRIMARY KEY);
            CREATE TABLE dim_date (
                "備註" text, campaign_id uuid, is_holiday boolean, "Week Day" text, date date UNIQUE NOT NULL,
                id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY);
            CREATE TABLE holidays (
                created_at timestamptz, "類別" text, name text, date date, id text PRIMARY KEY);
            CREATE TABLE orders (
                total_amount numeric(10, 2), "客戶" text, status varchar(20), order_date timestamptz,
                "Order No" text, line integer, PRIMARY KEY ("Order No", line));
            CREATE TABLE dim_date_backup (
                created_at timestamptz, copy integer, "原因" text, date date, PRIMARY KEY (date, copy));
            CREATE INDEX "Days of campaign" ON dim_date (campaign_id, date);
            CREATE INDEX ON campaigns (start_date, end_date);
            CREATE VIEW revenue_attribution_analysis AS
                SELECT d.campaign_id AS "活動", sum(o.total_amount) AS total_attributed_revenue
                FROM orders o JOIN dim_date d ON d.date = o.order_date::date
                WHERE o.status IN ('paid', 'processing', 'shipped', 'delivered', 'completed')
                GROUP BY d.campaign_id;
            """;
    private static final String TRIGGERS = """
            CREATE FUNCTION sync_holiday_to_dim_date() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                IF TG_OP <> 'INSERT' THEN UPDATE dim_date SET is_holiday = false WHERE date = OLD.date; END IF;
                IF TG_OP <> 'DELETE' THEN UPDATE dim_date SET is_holiday = true WHERE date = NEW.date; END IF;
                RETURN NULL;
            END $$;
            CREATE TRIGGER trigger_sync_holidays AFTER INSERT OR UPDATE OR DELETE ON holidays
                FOR EACH ROW EXECUTE FUNCTION sync_holiday_to_dim_date();
            CREATE FUNCTION fill_days() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                UPDATE dim_date d SET campaign_id = (SELECT c.id FROM campaigns c
                    WHERE d.date BETWEEN c.start_date AND c.end_date ORDER BY c.created_at LIMIT 1);
                RETURN NULL;
            END $$;
            CREATE TRIGGER update_campaign_in_dim_date_v2_trigger AFTER INSERT OR UPDATE OR DELETE ON campaigns
                FOR EACH ROW EXECUTE FUNCTION fill_days();
            """;
    private static final String FUNCTIONS = """
            CREATE FUNCTION add_holiday("日" timestamp, "名" varchar, p_kind text DEFAULT '其他') RETURNS void LANGUAGE sql AS
                'INSERT INTO holidays (id, date, name, "類別") VALUES (gen_random_uuid(), $1, $2, $3)';
            CREATE FUNCTION sync_all_existing_holidays() RETURNS void LANGUAGE sql AS
                'UPDATE dim_date SET is_holiday = true WHERE date IN (SELECT date FROM holidays)';
            CREATE FUNCTION cleanup_legacy_campaign_names() RETURNS integer LANGUAGE sql AS
                'UPDATE dim_date SET campaign_id = NULL WHERE campaign_id NOT IN (SELECT id FROM campaigns); SELECT 1';
            CREATE FUNCTION check_campaign_system_health()
            RETURNS TABLE (status text, "級別" integer, check_name text, details text) LANGUAGE sql AS $$
                SELECT CASE WHEN count(*) = 0 THEN 'PASS' ELSE 'FAIL' END, 1, 'Campaign ID Integrity', count(*) || ' 筆'
                FROM dim_date WHERE campaign_id NOT IN (SELECT id FROM campaigns)
                UNION ALL
                SELECT 'INFO', 3, 'Campaign Overlaps', '0 對'
            $$;
            CREATE FUNCTION check_attribution_quality()
            RETURNS TABLE (value numeric, check_name text, status text, description text) LANGUAGE sql AS $$
                SELECT abs(o.s - v.s), 'Revenue Balance', CASE WHEN abs(o.s - v.s) <= 0.01 THEN 'PASS' ELSE 'FAIL' END, ''
                FROM (SELECT sum(total_amount) AS s FROM orders WHERE status IN ('paid', 'completed')) o,
                     (SELECT sum(total_attributed_revenue) AS s FROM revenue_attribution_analysis) v
            $$;
            CREATE FUNCTION check_holiday_data_integrity()
            RETURNS TABLE (check_type text, issue_count integer, description text, sample_dates date[]) LANGUAGE sql AS $$
                SELECT 'MISSING_HOLIDAY_FLAG', count(*)::integer, '未標記', array_agg(d.date)
                FROM dim_date d WHERE NOT d.is_holiday AND d.date IN (SELECT date FROM holidays)
                UNION ALL
                SELECT 'ORPHANED_HOLIDAY_FLAG', count(*)::integer, '無假期', array_agg(d.date)
                FROM dim_date d WHERE d.is_holiday AND d.date NOT IN (SELECT date FROM holidays)
            $$;
            CREATE FUNCTION calculate_campaign_attributions(p_date date) RETURNS jsonb LANGUAGE sql AS
                'SELECT jsonb_agg(campaign_name) FROM campaigns WHERE p_date BETWEEN start_date AND end_date';
            CREATE FUNCTION monitor_system_performance()
            RETURNS TABLE (metric_name text, execution_time_ms numeric, status text) LANGUAGE plpgsql AS $$
            DECLARE began timestamptz := clock_timestamp();
            BEGIN
                PERFORM calculate_campaign_attributions(CURRENT_DATE);
                RETURN QUERY SELECT 'Attribution Calculation', 0.0,
                    CASE WHEN clock_timestamp() - began < interval '1 s' THEN 'GOOD' ELSE 'SLOW' END;
            END $$;
            CREATE FUNCTION compare_attribution_methods(p_from timestamp, p_to timestamp)
            RETURNS TABLE ("方法" text, revenue numeric) LANGUAGE sql AS $$ VALUES ('單一', 10.0), ('分層', 10.5) $$;
            """;
    private static final String ROWS = """
            INSERT INTO dim_date (date, is_holiday, "Week Day", "備註")
                SELECT CURRENT_DATE + g, false, to_char(CURRENT_DATE + g, 'Dy'), CASE WHEN g % 7 = 0 THEN '盤點 "日"' END
                FROM generate_series(-50, 9) g;
            INSERT INTO campaigns (id, campaign_name, start_date, end_date, created_at, "負責人") VALUES
                ('00000000-0000-4000-8000-00000000000a', '母親節', CURRENT_DATE - 40, CURRENT_DATE - 31, now() - interval '60 days', '陳'),
                ('00000000-0000-4000-8000-00000000000b', '中秋 "加碼"', CURRENT_DATE - 20, CURRENT_DATE - 11, now() - interval '50 days', NULL),
                ('00000000-0000-4000-8000-00000000000c', '測試 新版', CURRENT_DATE + 5, CURRENT_DATE + 6, now() - interval '6 days', '林');
            INSERT INTO holidays (id, date, name, created_at) VALUES
                ('h-1', CURRENT_DATE - 45, '元旦', now() - interval '90 days'),
                ('h-2', CURRENT_DATE - 15, '春節', now() - interval '80 days'),
                ('h-3', CURRENT_DATE + 900, '遠期', now() - interval '80 days');
            INSERT INTO orders ("Order No", line, order_date, status, total_amount) VALUES
                ('SO-1', 1, CURRENT_DATE - 38, 'completed', 100.10), ('SO-1', 2, CURRENT_DATE - 38, 'paid', 20),
                ('SO-2', 1, CURRENT_DATE - 14, 'paid', 30.55), ('SO-3', 1, CURRENT_DATE - 3, 'cancelled', NULL),
                ('SO-4', 1, CURRENT_DATE - 2, NULL, NULL);
            INSERT INTO dim_date_backup (date, copy, created_at) SELECT CURRENT_DATE - 40, g, now() - interval '29 days'
                FROM generate_series(1, 3) g;
            CREATE MATERIALIZED VIEW revenue_attribution_analysis_materialized AS SELECT * FROM revenue_attribution_analysis;
            """;

    private final TestPostgres.Database database;

    private CampaignsDatabase(TestPostgres.Database database) {
        this.database = database;
    }

    /// A new one without faults.
    static CampaignsDatabase fresh(int major) {
        TestPostgres.Database template = TEMPLATES.computeIfAbsent(major, CampaignsDatabase::template);
        String name = "campaigns_" + NUMBERS.incrementAndGet();
        TestPostgres.of(major).database("postgres")
                .run("CREATE DATABASE " + name + " TEMPLATE " + template.name());
        return new CampaignsDatabase(TestPostgres.of(major).database(name));
    }

    private static TestPostgres.Database template(int major) {
        TestPostgres.Database template = TestPostgres.of(major).freshDatabase();
        template.run(TABLES + TRIGGERS + FUNCTIONS + ROWS);
        return template;
    }

    /// One of its own making, for example empty.
    static CampaignsDatabase empty(int major) {
        return new CampaignsDatabase(TestPostgres.of(major).freshDatabase());
    }

    Target target() {
        return database.target();
    }

    Connection connect() throws SQLException {
        return database.connect();
    }

    CampaignsDatabase with(String script) {
        database.run(script);
        return this;
    }

    /// Every row of its tables, its triggers and its indexes, as text.
    List<String> everything() {
        List<String> lines = new ArrayList<>();
        for (String table : List.of("campaigns", "dim_date", "holidays", "orders", "dim_date_backup")) {
            lines.addAll(texts("SELECT '" + table + " ' || t::text FROM " + table + " t ORDER BY 1"));
        }
        lines.addAll(
                texts("SELECT tgenabled::text || ' ' || pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal"
                        + " ORDER BY 1"));
        lines.addAll(texts("SELECT indexdef FROM pg_indexes WHERE schemaname = 'public' ORDER BY 1"));
        return lines;
    }

    /// The first column of an answer.
    List<String> texts(String query) {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            List<String> texts = new ArrayList<>();
            while (rows.next()) {
                texts.add(String.valueOf(rows.getString(1)));
            }
            return texts;
        } catch (SQLException failed) {
            throw new IllegalStateException(query, failed);
        }
    }
}
