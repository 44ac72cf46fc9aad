SELECT n.nspname AS schema_name,
       t.relname AS table_name,
       greatest(t.reltuples, 0)::bigint AS estimated_rows,
       EXISTS (SELECT FROM pg_catalog.pg_index AS x
               WHERE x.indrelid = t.oid AND x.indisunique AND x.indisvalid AND x.indpred IS NULL) AS has_unique_index
FROM pg_catalog.pg_class AS t
JOIN pg_catalog.pg_namespace AS n ON n.oid = t.relnamespace
WHERE t.relkind IN ('r', 'p')
  AND NOT t.relispartition
  AND t.relpersistence <> 't'
  AND n.nspname NOT IN ('pg_catalog', 'information_schema')
  AND NOT EXISTS (SELECT FROM pg_catalog.pg_index AS x WHERE x.indrelid = t.oid AND x.indisprimary)
  AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend AS d
                  WHERE d.classid = 'pg_catalog.pg_class'::regclass AND d.objid = t.oid AND d.deptype = 'e')
ORDER BY 1, 2
