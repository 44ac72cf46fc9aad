-- An index that is being built right now is invalid too, and somebody's work.
SELECT n.nspname AS schema_name, i.relname AS index_name
FROM pg_index x
JOIN pg_class i ON i.oid = x.indexrelid
JOIN pg_namespace n ON n.oid = i.relnamespace
WHERE NOT x.indisvalid
  AND x.indrelid IN (to_regclass('users'), to_regclass('operation_logs'))
  AND (i.relname LIKE 'idx\_users\_tenant\_id%' OR i.relname LIKE 'idx\_operation\_logs\_%')
  AND NOT EXISTS (SELECT 1 FROM pg_stat_progress_create_index p WHERE p.index_relid = x.indexrelid)
