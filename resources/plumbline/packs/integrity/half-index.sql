-- The index of this name, if it was left half built or half dropped.
SELECT n.nspname AS schema_name, i.relname AS index_name
FROM pg_catalog.pg_index AS x
JOIN pg_catalog.pg_class AS i ON i.oid = x.indexrelid
JOIN pg_catalog.pg_namespace AS n ON n.oid = i.relnamespace
WHERE NOT x.indisvalid
  AND n.nspname = :schema_name
  AND i.relname = :index_name
  AND NOT EXISTS (SELECT FROM pg_catalog.pg_stat_progress_create_index AS p WHERE p.index_relid = x.indexrelid)
