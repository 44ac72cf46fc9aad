-- Source: pg_stats. n_distinct below zero is a share of the rows.
SELECT s.schemaname AS schema_name, s.tablename AS table_name, s.attname AS column_name,
       s.n_distinct, s.correlation,
       EXISTS (SELECT 1 FROM pg_index x WHERE x.indrelid = t.oid AND x.indkey[0] = a.attnum) AS has_index
FROM pg_stats s
JOIN pg_namespace n ON n.nspname = s.schemaname
JOIN pg_class t ON t.relnamespace = n.oid AND t.relname = s.tablename
JOIN pg_attribute a ON a.attrelid = t.oid AND a.attname = s.attname
WHERE s.schemaname NOT IN ('pg_catalog', 'information_schema')
  AND t.relkind IN ('r', 'p')
ORDER BY CASE WHEN s.n_distinct < 0 THEN -s.n_distinct * GREATEST(t.reltuples, 0) ELSE s.n_distinct END DESC, 1, 2, 3
LIMIT 50
