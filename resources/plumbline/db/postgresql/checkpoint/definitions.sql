-- What a person would compare beside the columns, a line each: constraints, indexes, partition bounds, parents, row
-- security. NOT NULL stands with the columns.
SELECT k.conrelid::bigint AS table_oid,
       1 AS part,
       k.conname::text AS name,
       CASE k.contype WHEN 'p' THEN 'primary key' WHEN 'u' THEN 'unique' WHEN 'x' THEN 'exclusion'
           WHEN 'f' THEN 'foreign key' ELSE 'check' END AS what,
       pg_get_constraintdef(k.oid) AS definition
FROM pg_catalog.pg_constraint AS k
WHERE k.conrelid = ANY (:oids) AND k.contype IN ('p', 'u', 'x', 'f', 'c')
UNION ALL
SELECT i.indrelid::bigint, 2, c.relname::text, 'index', pg_get_indexdef(i.indexrelid)
FROM pg_catalog.pg_index AS i
JOIN pg_catalog.pg_class AS c ON c.oid = i.indexrelid
WHERE i.indrelid = ANY (:oids)
  AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint AS k
                  WHERE k.conindid = i.indexrelid AND k.conrelid = i.indrelid AND k.contype IN ('p', 'u', 'x'))
UNION ALL
SELECT h.inhrelid::bigint, 3, quote_ident(n.nspname) || '.' || quote_ident(p.relname),
       CASE WHEN c.relispartition THEN 'partition of' ELSE 'inherits' END,
       coalesce(pg_get_expr(c.relpartbound, c.oid), '')
FROM pg_catalog.pg_inherits AS h
JOIN pg_catalog.pg_class AS c ON c.oid = h.inhrelid
JOIN pg_catalog.pg_class AS p ON p.oid = h.inhparent
JOIN pg_catalog.pg_namespace AS n ON n.oid = p.relnamespace
WHERE h.inhrelid = ANY (:oids)
UNION ALL
SELECT c.oid::bigint, 4, '', 'row security', CASE WHEN c.relforcerowsecurity THEN 'forced' ELSE 'enabled' END
FROM pg_catalog.pg_class AS c
WHERE c.oid = ANY (:oids) AND c.relrowsecurity
UNION ALL
SELECT p.polrelid::bigint, 5, p.polname::text, 'policy',
       'for ' || p.polcmd::text || coalesce(' using (' || pg_get_expr(p.polqual, p.polrelid) || ')', '')
           || coalesce(' with check (' || pg_get_expr(p.polwithcheck, p.polrelid) || ')', '')
FROM pg_catalog.pg_policy AS p
WHERE p.polrelid = ANY (:oids)
ORDER BY 1, 2, 3, 5
