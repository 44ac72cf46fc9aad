SELECT s.schemaname AS schema_name, s.relname AS table_name, s.n_live_tup, s.n_dead_tup, s.n_tup_ins, s.n_tup_upd,
       s.n_tup_del, pg_total_relation_size(s.relid) AS bytes, pg_size_pretty(pg_total_relation_size(s.relid)) AS size,
       greatest(s.last_vacuum, s.last_autovacuum) AS last_vacuumed,
       greatest(s.last_analyze, s.last_autoanalyze) AS last_analyzed
FROM pg_stat_user_tables s
WHERE s.relid IN (to_regclass('campaigns'), to_regclass('dim_date'), to_regclass('holidays'), to_regclass('orders'))
ORDER BY 1, 2
