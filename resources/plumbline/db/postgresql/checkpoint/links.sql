-- The declared foreign keys of and to these tables. A partition's share of one belongs to the one at the top; below a
-- partitioned table it stands for the whole tree.
-- https://www.postgresql.org/docs/current/catalog-pg-constraint.html
SELECT k.conname AS name,
       cn.nspname AS child_schema,
       c.relname AS child_name,
       ARRAY(SELECT a.attname::text
             FROM unnest(k.conkey) WITH ORDINALITY AS u (attnum, place)
             JOIN pg_catalog.pg_attribute AS a ON a.attrelid = k.conrelid AND a.attnum = u.attnum
             ORDER BY u.place) AS columns,
       pn.nspname AS parent_schema,
       p.relname AS parent_name,
       ARRAY(SELECT a.attname::text
             FROM unnest(k.confkey) WITH ORDINALITY AS u (attnum, place)
             JOIN pg_catalog.pg_attribute AS a ON a.attrelid = k.confrelid AND a.attnum = u.attnum
             ORDER BY u.place) AS keys,
       pg_get_constraintdef(k.oid) AS definition,
       k.condeferrable AS deferrable,
       k.condeferred AS deferred,
       k.convalidated AS validated,
       CASE k.confdeltype WHEN 'r' THEN 'restrict' WHEN 'c' THEN 'cascade' WHEN 'n' THEN 'set null'
           WHEN 'd' THEN 'set default' ELSE 'no action' END AS on_delete
FROM pg_catalog.pg_constraint AS k
JOIN pg_catalog.pg_class AS c ON c.oid = coalesce(pg_partition_root(k.conrelid), k.conrelid)
JOIN pg_catalog.pg_namespace AS cn ON cn.oid = c.relnamespace
JOIN pg_catalog.pg_class AS p ON p.oid = coalesce(pg_partition_root(k.confrelid), k.confrelid)
JOIN pg_catalog.pg_namespace AS pn ON pn.oid = p.relnamespace
WHERE k.contype = 'f'
  AND k.conparentid = 0
  AND (k.conrelid = ANY (:oids) OR k.confrelid = ANY (:oids))
ORDER BY cn.nspname, c.relname, k.conname
