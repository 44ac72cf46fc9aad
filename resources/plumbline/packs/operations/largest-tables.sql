SELECT n.nspname AS schema_name, t.relname AS table_name,
       pg_total_relation_size(t.oid) AS bytes,
       pg_size_pretty(pg_total_relation_size(t.oid)) AS size,
       GREATEST(t.reltuples, 0)::bigint AS estimated_rows
FROM pg_class t
JOIN pg_namespace n ON n.oid = t.relnamespace
WHERE t.relkind IN ('r', 'm')
  AND n.nspname NOT IN ('pg_catalog', 'information_schema')
  AND n.nspname NOT LIKE 'pg\_%'
ORDER BY 3 DESC NULLS LAST, 1, 2
LIMIT 10
