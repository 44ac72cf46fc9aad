-- The triggers of the tables that are a person's own, and how each is enabled (PostgreSQL documentation, pg_trigger).
-- A partition's copy of one is such a trigger, too, which servers before 15 call internal.
SELECT pg_catalog.quote_ident(n.nspname) || '.' || pg_catalog.quote_ident(c.relname) AS quoted,
       n.nspname AS schema_name,
       c.relname AS table_name,
       t.tgname AS name,
       t.tgenabled::text AS enabled,
       (t.tgtype & 1) = 1 AS each_row,
       pg_catalog.pg_has_role(c.relowner, 'USAGE') AS owned
FROM pg_catalog.pg_trigger AS t
JOIN pg_catalog.pg_class AS c ON c.oid = t.tgrelid
JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
WHERE (NOT t.tgisinternal OR t.tgparentid <> 0 AND t.tgconstraint = 0)
  AND t.tgrelid IN (SELECT to_regclass(name)::oid FROM unnest(:tables::text[]) AS x (name))
ORDER BY 2, 3, 4
