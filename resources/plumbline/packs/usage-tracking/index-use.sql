-- Source: pg_stat_user_indexes. The view calls the table relname and the index indexrelname.
SELECT s.schemaname AS schema_name,
       s.relname AS table_name,
       s.indexrelname AS index_name,
       s.idx_scan,
       s.idx_tup_read,
       s.idx_tup_fetch,
       pg_relation_size(s.indexrelid) AS bytes,
       pg_size_pretty(pg_relation_size(s.indexrelid)) AS index_size
FROM pg_stat_user_indexes s
WHERE s.relname IN ('distillations', 'distillation_usage')
ORDER BY s.idx_scan DESC, s.indexrelname
