-- Checks that hold for new rows only: rows from before may break them, and must be able to come back. A partition has its
-- check from the table above, which alone can take it away.
WITH RECURSIVE standing AS (
    SELECT c.oid, c.conrelid, c.conname
    FROM pg_catalog.pg_constraint AS c
    WHERE c.contype = 'c' AND NOT c.convalidated
      AND c.conrelid IN (SELECT to_regclass(name)::oid FROM unnest(:tables::text[]) AS t (name))
    UNION
    SELECT up.oid, up.conrelid, up.conname
    FROM standing AS s
    JOIN pg_catalog.pg_inherits AS i ON i.inhrelid = s.conrelid
    JOIN pg_catalog.pg_constraint AS up
        ON up.conrelid = i.inhparent AND up.conname = s.conname AND up.contype = 'c' AND NOT up.convalidated
)
SELECT pg_catalog.quote_ident(n.nspname) || '.' || pg_catalog.quote_ident(r.relname) AS quoted,
       c.conname AS name,
       pg_catalog.pg_get_constraintdef(c.oid) AS definition,
       pg_catalog.obj_description(c.oid, 'pg_constraint') AS comment
FROM standing AS s
JOIN pg_catalog.pg_constraint AS c ON c.oid = s.oid
JOIN pg_catalog.pg_class AS r ON r.oid = c.conrelid
JOIN pg_catalog.pg_namespace AS n ON n.oid = r.relnamespace
WHERE c.conislocal AND c.coninhcount = 0
  AND coalesce(to_jsonb(c) ->> 'conenforced', 'true')::boolean
  AND pg_catalog.pg_has_role(r.relowner, 'USAGE')
ORDER BY 1, 2
