-- Triggers of a person's own; a partition's copy of one is such a trigger, too, which servers before 15 call internal.
-- https://www.postgresql.org/docs/current/catalog-pg-trigger.html
SELECT n.nspname AS schema_name,
       c.relname AS table_name,
       t.tgname AS name,
       t.tgenabled AS enabled,
       pg_get_triggerdef(t.oid) AS definition
FROM pg_catalog.pg_trigger AS t
JOIN pg_catalog.pg_class AS c ON c.oid = t.tgrelid
JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
WHERE t.tgrelid = ANY (:oids)
  AND (NOT t.tgisinternal OR t.tgparentid <> 0 AND t.tgconstraint = 0)
ORDER BY n.nspname, c.relname, t.tgname
