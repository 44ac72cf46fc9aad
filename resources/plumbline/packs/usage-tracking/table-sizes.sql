-- Source: pg_stat_user_tables; live and dead rows are the server's estimates.
SELECT s.schemaname AS schema_name,
       s.relname AS table_name,
       pg_size_pretty(pg_total_relation_size(s.relid)) AS size,
       pg_total_relation_size(s.relid) AS bytes,
       s.n_live_tup AS live_rows,
       s.n_dead_tup AS dead_rows,
       GREATEST(s.last_vacuum, s.last_autovacuum) AS last_vacuum,
       GREATEST(s.last_analyze, s.last_autoanalyze) AS last_analyze
FROM pg_stat_user_tables s
WHERE s.relname IN ('distillations', 'distillation_usage')
ORDER BY bytes DESC, table_name
