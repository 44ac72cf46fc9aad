-- The foreign keys in which one of the tables is child or parent, each once, as it was declared: those of partitions lead
-- up to the one of the table at the top, which alone can be altered. The first rows of the catalog's tree are the ones
-- that touch the tables themselves.
WITH RECURSIVE chosen AS (
    SELECT to_regclass(name)::oid AS oid FROM unnest(:tables::text[]) AS t (name)
),
touching AS (
    SELECT c.oid, c.conparentid,
           CASE WHEN c.conrelid IN (SELECT chosen.oid FROM chosen) THEN c.conrelid END AS child_inside,
           CASE WHEN c.confrelid IN (SELECT chosen.oid FROM chosen) THEN c.confrelid END AS parent_inside
    FROM pg_catalog.pg_constraint AS c
    WHERE c.contype = 'f'
      AND (c.conrelid IN (SELECT chosen.oid FROM chosen) OR c.confrelid IN (SELECT chosen.oid FROM chosen))
    UNION
    SELECT up.oid, up.conparentid, t.child_inside, t.parent_inside
    FROM touching AS t
    JOIN pg_catalog.pg_constraint AS up ON up.oid = t.conparentid
),
named AS (
    SELECT r.oid, pg_catalog.quote_ident(n.nspname) || '.' || pg_catalog.quote_ident(r.relname) AS name
    FROM chosen
    JOIN pg_catalog.pg_class AS r ON r.oid = chosen.oid
    JOIN pg_catalog.pg_namespace AS n ON n.oid = r.relnamespace
)
SELECT c.conname AS name,
       pg_catalog.quote_ident(cn.nspname) || '.' || pg_catalog.quote_ident(child.relname) AS child,
       pg_catalog.quote_ident(pn.nspname) || '.' || pg_catalog.quote_ident(parent.relname) AS parent,
       pg_catalog.pg_get_constraintdef(c.oid) AS definition,
       c.condeferrable AS deferrable,
       c.condeferred AS deferred,
       c.confdeltype::text AS on_delete,
       c.confupdtype::text AS on_update,
       bool_or(t.child_inside IS NOT NULL) AS child_inside,
       bool_or(t.parent_inside IS NOT NULL) AS parent_inside,
       pg_catalog.pg_has_role(child.relowner, 'USAGE') AND pg_catalog.pg_has_role(parent.relowner, 'USAGE') AS owned,
       pg_catalog.obj_description(c.oid, 'pg_constraint') AS comment,
       c.conrelid = c.confrelid AS itself,
       c.convalidated OR NOT coalesce(to_jsonb(c) ->> 'conenforced', 'true')::boolean AS validated,
       coalesce(array_agg(DISTINCT cm.name) FILTER (WHERE cm.name IS NOT NULL), '{}')::text AS children,
       coalesce(array_agg(DISTINCT pm.name) FILTER (WHERE pm.name IS NOT NULL), '{}')::text AS parents
FROM touching AS t
JOIN pg_catalog.pg_constraint AS c ON c.oid = t.oid AND c.conparentid = 0
LEFT JOIN named AS cm ON cm.oid = t.child_inside
LEFT JOIN named AS pm ON pm.oid = t.parent_inside
JOIN pg_catalog.pg_class AS child ON child.oid = c.conrelid
JOIN pg_catalog.pg_namespace AS cn ON cn.oid = child.relnamespace
JOIN pg_catalog.pg_class AS parent ON parent.oid = c.confrelid
JOIN pg_catalog.pg_namespace AS pn ON pn.oid = parent.relnamespace
GROUP BY c.oid, c.*, c.conname, c.convalidated, cn.nspname, child.relname, child.relowner, pn.nspname, parent.relname, parent.relowner,
         c.condeferrable, c.condeferred, c.confdeltype, c.confupdtype, c.conrelid, c.confrelid
ORDER BY 2, 1
