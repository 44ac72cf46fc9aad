-- Source: pg_index.indisvalid. An index under construction is invalid too, and listed in pg_stat_progress_create_index.
SELECT n.nspname AS schema_name,
       i.relname AS index_name,
       t.relname AS table_name,
       x.indisunique AS is_unique,
       pg_relation_size(i.oid) AS bytes
FROM pg_index x
JOIN pg_class i ON i.oid = x.indexrelid
JOIN pg_class t ON t.oid = x.indrelid
JOIN pg_namespace n ON n.oid = i.relnamespace
WHERE NOT x.indisvalid
  AND i.relkind = 'i'
  AND NOT EXISTS (SELECT 1 FROM pg_stat_progress_create_index p WHERE p.index_relid = x.indexrelid)
ORDER BY 1, 2
