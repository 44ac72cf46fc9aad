-- Source: pg_constraint.convalidated. What is not enforced (from 18 on) is a question of its own; what is inherited or
-- copied to a partition goes with its parent.
SELECT n.nspname AS schema_name,
       t.relname AS table_name,
       c.conname AS constraint_name,
       pg_get_constraintdef(c.oid) AS definition
FROM pg_catalog.pg_constraint AS c
JOIN pg_catalog.pg_class AS t ON t.oid = c.conrelid
JOIN pg_catalog.pg_namespace AS n ON n.oid = t.relnamespace
WHERE NOT c.convalidated
  AND coalesce(to_jsonb(c) ->> 'conenforced', 'true') = 'true'
  AND c.coninhcount = 0
  AND c.conparentid = 0
  AND n.nspname NOT IN ('pg_catalog', 'information_schema')
  AND t.relpersistence <> 't'
ORDER BY 1, 2, 3
