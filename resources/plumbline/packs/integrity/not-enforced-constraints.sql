-- Source: pg_constraint.conenforced, which PostgreSQL has from 18 on; before, every constraint is enforced.
SELECT n.nspname AS schema_name,
       t.relname AS table_name,
       c.conname AS constraint_name,
       pg_get_constraintdef(c.oid) AS definition,
       regexp_replace(pg_get_constraintdef(c.oid), ' NOT ENFORCED$', '') AS enforced_definition
FROM pg_catalog.pg_constraint AS c
JOIN pg_catalog.pg_class AS t ON t.oid = c.conrelid
JOIN pg_catalog.pg_namespace AS n ON n.oid = t.relnamespace
WHERE to_jsonb(c) ->> 'conenforced' = 'false'
  AND c.coninhcount = 0
  AND c.conparentid = 0
  AND n.nspname NOT IN ('pg_catalog', 'information_schema')
  AND t.relpersistence <> 't'
ORDER BY 1, 2, 3
