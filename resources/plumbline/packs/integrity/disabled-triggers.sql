-- Source: pg_trigger.tgenabled; D is disabled. Internal triggers carry foreign keys.
SELECT n.nspname AS schema_name,
       t.relname AS table_name,
       g.tgname AS trigger_name,
       c.conname AS foreign_key,
       pg_get_triggerdef(g.oid) AS definition
FROM pg_catalog.pg_trigger AS g
JOIN pg_catalog.pg_class AS t ON t.oid = g.tgrelid
JOIN pg_catalog.pg_namespace AS n ON n.oid = t.relnamespace
LEFT JOIN pg_catalog.pg_constraint AS c ON c.oid = g.tgconstraint AND g.tgisinternal
WHERE g.tgenabled = 'D'
  AND t.relpersistence <> 't'
ORDER BY 1, 2, 3
