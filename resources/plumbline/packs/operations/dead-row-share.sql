SELECT s.schemaname AS schema_name, s.relname AS table_name, s.n_live_tup AS live_rows, s.n_dead_tup AS dead_rows,
       round(100.0 * s.n_dead_tup / NULLIF(s.n_live_tup + s.n_dead_tup, 0), 1) AS dead_percent,
       GREATEST(s.last_vacuum, s.last_autovacuum) AS last_vacuum
FROM pg_stat_user_tables s
WHERE s.n_dead_tup >= 1000
ORDER BY 5 DESC, 1, 2
