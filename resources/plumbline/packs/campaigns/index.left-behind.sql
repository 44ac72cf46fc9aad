-- What a failed concurrent build leaves on these tables: an index that is not valid and not being built right now.
SELECT n.nspname AS schema_name, x.relname AS index_name
FROM pg_index i
JOIN pg_class x ON x.oid = i.indexrelid
JOIN pg_namespace n ON n.oid = x.relnamespace
WHERE NOT i.indisvalid
  AND i.indrelid IN (to_regclass('campaigns'), to_regclass('dim_date'), to_regclass('holidays'))
  AND NOT EXISTS (SELECT FROM pg_stat_progress_create_index p WHERE p.index_relid = i.indexrelid)
ORDER BY 1, 2
