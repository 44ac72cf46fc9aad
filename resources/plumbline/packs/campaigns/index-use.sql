SELECT s.schemaname AS schema_name, s.relname AS table_name, s.indexrelname AS index_name, s.idx_scan, s.idx_tup_read,
       s.idx_tup_fetch, pg_relation_size(s.indexrelid) AS bytes
FROM pg_stat_user_indexes s
WHERE s.relid IN (to_regclass('campaigns'), to_regclass('dim_date'), to_regclass('holidays'), to_regclass('orders'))
ORDER BY s.idx_scan DESC, 1, 2, 3
