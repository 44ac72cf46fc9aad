package plumbline.packs;

import java.util.List;

/// Faults for a sound campaign system, each for one check.
final class CampaignFaults {

    private CampaignFaults() {}

    /// A fault, how many findings it makes, and by which ways it is put right.
    record Fault(String check, long count, String script, List<String> ways) {

        Fault(String check, long count, String script, String... ways) {
            this(check, count, script, List.of(ways));
        }

        @Override
        public String toString() {
            return check + " " + Math.floorMod(script.hashCode(), 1000);
        }
    }

    static final String NO_CAMPAIGN_TRIGGER = "ALTER TABLE campaigns DISABLE TRIGGER USER;";
    static final String CAMPAIGN_TRIGGER = "ALTER TABLE campaigns ENABLE TRIGGER USER;";
    static final String DEAD = NO_CAMPAIGN_TRIGGER + """
            UPDATE dim_date SET campaign_id = '00000000-0000-4000-8000-0000000000dd'
            WHERE date BETWEEN CURRENT_DATE - 30 AND CURRENT_DATE - 28;""" + CAMPAIGN_TRIGGER;
    static final String UNSYNCED = """
            ALTER TABLE holidays DISABLE TRIGGER USER;
            INSERT INTO holidays (id, date, name) VALUES ('h-8', CURRENT_DATE - 5, '颱風'), ('h-9', CURRENT_DATE - 5, '颱風');
            ALTER TABLE holidays ENABLE TRIGGER USER;""";
    static final String TEST_CAMPAIGN = """
            INSERT INTO campaigns (id, campaign_name, start_date, end_date, created_at) VALUES
                ('00000000-0000-4000-8000-0000000000ee', '測試活動', CURRENT_DATE - 9, CURRENT_DATE - 8, now() - interval '8 days');
            """;
    static final String OLD_BACKUPS = """
            INSERT INTO dim_date_backup (date, copy, created_at)
            SELECT CURRENT_DATE - g, 9, now() - interval '31 days' FROM generate_series(1, 4) g;""";
    static final String MORE_DAYS = """
            ALTER TABLE dim_date SET (autovacuum_enabled = false);
            INSERT INTO dim_date (date, is_holiday) SELECT CURRENT_DATE - g, false FROM generate_series(51, 1500) g;""";
    static final String CRON = """
            CREATE SCHEMA cron;
            CREATE TABLE cron.job (jobid bigserial PRIMARY KEY, schedule text, command text, jobname text,
                database text DEFAULT current_database(), active boolean DEFAULT true);
            CREATE TABLE cron.job_run_details (jobid bigint, runid bigserial, status text, return_message text,
                start_time timestamptz, end_time timestamptz);
            CREATE FUNCTION cron.alter_job(job_id bigint, schedule text DEFAULT NULL, active boolean DEFAULT NULL)
                RETURNS void LANGUAGE sql AS 'UPDATE cron.job j SET active = alter_job.active WHERE j.jobid = job_id';
            SET allow_system_table_mods = on;
            INSERT INTO pg_extension (oid, extname, extowner, extnamespace, extrelocatable, extversion)
                VALUES (99999, 'pg_cron', 10, 'cron'::regnamespace, false, '1.6');
            INSERT INTO cron.job (jobname, schedule, active) VALUES ('hourly', '0 * * * *', true), ('off', '5 4 * * *', false);
            INSERT INTO cron.job_run_details (jobid, status, start_time)
                VALUES (1, 'failed', now() - interval '70 minutes'), (1, 'succeeded', now() - interval '10 minutes');
            """;

    static final List<Fault> FAULTS = List.of(
            new Fault("system-health", 1, DEAD),
            new Fault("attribution-quality", 1, "DELETE FROM dim_date WHERE date = CURRENT_DATE - 14"),
            new Fault("holiday-integrity", 1, UNSYNCED),
            new Fault("dead-campaign-id", 3, DEAD, "clear-id", "clean-up", "delete-day"),
            new Fault("unsynced-holiday", 1, UNSYNCED, "flag", "sync-all"),
            new Fault("unsynced-holiday", 1, "UPDATE dim_date SET is_holiday = NULL WHERE date = CURRENT_DATE - 15",
                    "flag"),
            new Fault("orphaned-holiday-flag", 1, "UPDATE dim_date SET is_holiday = true WHERE date = CURRENT_DATE - 6",
                    "clear-flag"),
            new Fault("doubled-holiday", 2, """
                    INSERT INTO holidays (id, date, name, created_at) VALUES
                        ('a-1', CURRENT_DATE - 15, '春節', now()), ('a-2', CURRENT_DATE - 15, 'CNY', NULL);""", "delete"),
            new Fault("holiday-without-day", 1, UNSYNCED + """
                    DELETE FROM dim_date WHERE date = CURRENT_DATE - 5; DELETE FROM holidays WHERE id = 'h-9';"""),
            new Fault("revenue-balance", 1, "DELETE FROM dim_date WHERE date = CURRENT_DATE - 14"),
            new Fault("weight-out-of-range", 3,
                    """
                            UPDATE campaigns SET attribution_weight = CASE right(id::text, 1) WHEN 'a' THEN 7.5 WHEN 'b' THEN 0 END""",
                    "usual"),
            new Fault("missing-calendar-day", 1, "DELETE FROM dim_date WHERE date = CURRENT_DATE - 38"),
            new Fault("order-without-amount", 1, "UPDATE orders SET total_amount = NULL WHERE status = 'completed'"),
            new Fault("sync-trigger-missing", 1, "DROP TRIGGER trigger_sync_holidays ON holidays", "create"),
            new Fault("sync-trigger-disabled", 1, "ALTER TABLE holidays DISABLE TRIGGER trigger_sync_holidays",
                    "enable", "recreate"),
            new Fault("sync-trigger-disabled", 1, "ALTER TABLE holidays ENABLE REPLICA TRIGGER trigger_sync_holidays",
                    "enable"),
            new Fault("sync-definition", 3, """
                    DROP TRIGGER trigger_sync_holidays ON holidays;
                    CREATE TRIGGER trigger_sync_holidays AFTER INSERT ON holidays FOR EACH ROW
                        WHEN (NEW.name <> '') EXECUTE FUNCTION sync_holiday_to_dim_date();""", "recreate"),
            new Fault("campaign-trigger-disabled", 1, NO_CAMPAIGN_TRIGGER, "enable"),
            new Fault("view-time", 1, """
                    DROP MATERIALIZED VIEW revenue_attribution_analysis_materialized;
                    DROP VIEW revenue_attribution_analysis;
                    CREATE VIEW revenue_attribution_analysis AS SELECT 1.0 AS revenue FROM pg_sleep(5.05);"""),
            new Fault("attribution-time", 1,
                    """
                            CREATE OR REPLACE FUNCTION calculate_campaign_attributions(p_date date) RETURNS jsonb LANGUAGE sql AS
                                'SELECT to_jsonb(pg_sleep(1.05)::text)'"""),
            new Fault("system-performance", 1,
                    """
                            CREATE OR REPLACE FUNCTION calculate_campaign_attributions(p_date date) RETURNS jsonb LANGUAGE sql AS
                                'SELECT to_jsonb(pg_sleep(1.05)::text)'"""),
            new Fault("stale-backup", 4, OLD_BACKUPS, "delete"),
            new Fault("leftover-test-campaign", 1, TEST_CAMPAIGN, "delete"),
            new Fault("leftover-test-campaign", 1, TEST_CAMPAIGN
                    + "DROP TRIGGER update_campaign_in_dim_date_v2_trigger ON campaigns;", "delete"),
            new Fault("cron-job-failing", 1, CRON + "DELETE FROM cron.job_run_details WHERE status = 'succeeded';"),
            new Fault("cron-job-stale", 1, CRON
                    + "UPDATE cron.job_run_details SET start_time = start_time - interval '3 hours';"),
            new Fault("cron-job-off", 1, CRON, "switch-on"),
            new Fault("missing-index", 1, "DROP INDEX \"Days of campaign\";" + MORE_DAYS, "create"));

    /// Faults whose ways can't be taken back.
    static final List<Fault> FOR_GOOD = List.of(
            new Fault("stale-materialized-view", 1, "UPDATE orders SET total_amount = 31 WHERE \"Order No\" = 'SO-2'",
                    "refresh"),
            new Fault("stale-materialized-view", 1, """
                    REFRESH MATERIALIZED VIEW revenue_attribution_analysis_materialized WITH NO DATA""", "refresh"),
            new Fault("stale-materialized-view", 1, """
                    CREATE UNIQUE INDEX ON revenue_attribution_analysis_materialized ("活動");
                    DELETE FROM orders;""", "refresh-concurrently"),
            new Fault("missing-index", 1, "DROP INDEX \"Days of campaign\";" + MORE_DAYS, "create-concurrently"),
            new Fault("stale-statistics", 1, MORE_DAYS, "analyze"),
            new Fault("swollen-index", 1,
                    """
                            ALTER TABLE holidays SET (autovacuum_enabled = false);
                            ALTER TABLE holidays DISABLE TRIGGER USER;
                            INSERT INTO holidays (id, date) SELECT 'a long name of a holiday ' || g, CURRENT_DATE + 50 FROM generate_series(1, 40000) g;
                            DELETE FROM holidays WHERE id LIKE 'a long%';
                            ALTER TABLE holidays ENABLE TRIGGER USER;
                            ANALYZE holidays;""",
                    "reindex-concurrently", "reindex"));
}
