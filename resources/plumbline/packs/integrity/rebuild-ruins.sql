-- What a failed rebuild left on the table of the index; not what somebody else is rebuilding there now.
SELECT n.nspname AS schema_name, i.relname AS index_name
FROM pg_catalog.pg_index AS x
JOIN pg_catalog.pg_class AS i ON i.oid = x.indexrelid
JOIN pg_catalog.pg_namespace AS n ON n.oid = i.relnamespace
WHERE NOT x.indisvalid
  AND i.relname ~ '_cc(new|old)[0-9]*$'
  AND x.indrelid = (SELECT own.indrelid
                    FROM pg_catalog.pg_index AS own
                    JOIN pg_catalog.pg_class AS oi ON oi.oid = own.indexrelid
                    JOIN pg_catalog.pg_namespace AS ns ON ns.oid = oi.relnamespace
                    WHERE ns.nspname = :schema_name AND oi.relname = :index_name)
  AND NOT EXISTS (SELECT FROM pg_catalog.pg_stat_progress_create_index AS p WHERE p.relid = x.indrelid)
ORDER BY 1, 2
