-- Indexes that can go and come back without a trace: those of no constraint, with nothing set on them but what
-- pg_get_indexdef writes, and that no partitioned index, cluster or replica identity leans on.
SELECT pg_catalog.quote_ident(n.nspname) || '.' || pg_catalog.quote_ident(c.relname) AS quoted,
       pg_catalog.pg_get_indexdef(i.indexrelid) AS definition
FROM pg_catalog.pg_index AS i
JOIN pg_catalog.pg_class AS c ON c.oid = i.indexrelid
JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
WHERE i.indrelid IN (SELECT to_regclass(name)::oid FROM unnest(:tables::text[]) AS t (name))
  AND i.indisvalid AND i.indisready AND NOT i.indisclustered AND NOT i.indisreplident AND NOT i.indisprimary
  AND c.reltablespace = 0
  AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint AS k WHERE k.conindid = i.indexrelid)
  AND NOT EXISTS (SELECT FROM pg_catalog.pg_inherits AS h WHERE h.inhrelid = i.indexrelid)
  AND NOT EXISTS (SELECT FROM pg_catalog.pg_description AS d WHERE d.objoid = i.indexrelid)
  AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend AS d WHERE d.refobjid = i.indexrelid)
  AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute AS a WHERE a.attrelid = i.indexrelid AND a.attstattarget >= 0)
ORDER BY 1
