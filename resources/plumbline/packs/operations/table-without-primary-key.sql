-- Source: pg_constraint. Partitions have their parent's key; tables of extensions are not ours.
SELECT n.nspname AS schema_name, t.relname AS table_name, GREATEST(t.reltuples, 0)::bigint AS estimated_rows,
       CASE WHEN EXISTS (SELECT 1 FROM pg_attribute a WHERE a.attrelid = t.oid AND a.attname = 'row_id')
            THEN 'row_id_' || t.oid::text ELSE 'row_id' END AS key_column
FROM pg_class t
JOIN pg_namespace n ON n.oid = t.relnamespace
WHERE t.relkind IN ('r', 'p')
  AND t.relpersistence <> 't'
  AND NOT t.relispartition
  AND n.nspname NOT IN ('pg_catalog', 'information_schema')
  AND n.nspname NOT LIKE 'pg\_%'
  AND NOT EXISTS (SELECT 1 FROM pg_constraint c WHERE c.conrelid = t.oid AND c.contype = 'p')
  AND NOT EXISTS (SELECT 1 FROM pg_depend d
                  WHERE d.classid = 'pg_class'::regclass AND d.objid = t.oid AND d.deptype = 'e')
ORDER BY 1, 2
