-- An index that enforces something works without ever being scanned. Below one megabyte the planner may rightly
-- prefer to read the table, and there is nothing to gain.
SELECT s.schemaname AS schema_name,
       s.indexrelname AS index_name,
       s.relname AS table_name,
       s.idx_scan,
       pg_relation_size(s.indexrelid) AS bytes,
       pg_size_pretty(pg_relation_size(s.indexrelid)) AS index_size,
       d.stats_reset AS counted_since,
       substr(pg_get_indexdef(s.indexrelid), length('CREATE INDEX ' || quote_ident(s.indexrelname) || ' ') + 1) AS definition
FROM pg_stat_user_indexes s
JOIN pg_index x ON x.indexrelid = s.indexrelid
LEFT JOIN pg_stat_database d ON d.datname = current_database()
WHERE s.relname IN ('distillations', 'distillation_usage')
  AND s.idx_scan = 0
  AND x.indisvalid
  AND NOT x.indisunique
  AND NOT x.indisexclusion
  AND NOT x.indisreplident
  AND NOT EXISTS (SELECT 1 FROM pg_inherits h WHERE h.inhrelid = s.indexrelid)
  AND pg_relation_size(s.indexrelid) >= 1024 * 1024
ORDER BY bytes DESC, s.indexrelname
