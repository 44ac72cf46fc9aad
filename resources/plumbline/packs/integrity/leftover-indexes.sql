-- Source: PostgreSQL documentation, REINDEX, "Rebuilding Indexes Concurrently": the names a failed rebuild leaves.
SELECT n.nspname AS schema_name,
       i.relname AS index_name,
       t.relname AS table_name,
       x.indisunique AS is_unique,
       pg_relation_size(i.oid) AS bytes
FROM pg_catalog.pg_index AS x
JOIN pg_catalog.pg_class AS i ON i.oid = x.indexrelid
JOIN pg_catalog.pg_class AS t ON t.oid = x.indrelid
JOIN pg_catalog.pg_namespace AS n ON n.oid = i.relnamespace
WHERE NOT x.indisvalid
  AND i.relkind = 'i'
  AND i.relpersistence <> 't'
  AND i.relname ~ '_cc(new|old)[0-9]*$'
  AND NOT EXISTS (SELECT FROM pg_catalog.pg_stat_progress_create_index AS p
                  WHERE p.index_relid = x.indexrelid OR (p.relid = x.indrelid AND i.relname ~ '_cc(new|old)[0-9]*$'))
ORDER BY 1, 2
