-- The enforced foreign keys in which one of the tables is child or parent, as the table at the top declares them, with the
-- tables by which each touches (of a partitioned table those that hold its rows), and whether the role sees both ends'
-- rows. https://www.postgresql.org/docs/current/catalog-pg-constraint.html
WITH RECURSIVE chosen AS (
    SELECT to_regclass(name)::oid AS oid FROM unnest(:tables::text[]) AS t (name)
),
touching AS (
    SELECT c.oid, c.conparentid,
           CASE WHEN c.conrelid IN (SELECT chosen.oid FROM chosen) THEN c.conrelid END AS child,
           CASE WHEN c.confrelid IN (SELECT chosen.oid FROM chosen) THEN c.confrelid END AS parent
    FROM pg_catalog.pg_constraint AS c
    WHERE c.contype = 'f' AND coalesce(to_jsonb(c) ->> 'conenforced', 'true')::boolean
      AND (c.conrelid IN (SELECT chosen.oid FROM chosen) OR c.confrelid IN (SELECT chosen.oid FROM chosen))
    UNION
    SELECT up.oid, up.conparentid, t.child, t.parent
    FROM touching AS t
    JOIN pg_catalog.pg_constraint AS up ON up.oid = t.conparentid
),
named AS (
    SELECT r.oid, pg_catalog.quote_ident(n.nspname) || '.' || pg_catalog.quote_ident(r.relname) AS name
    FROM chosen
    JOIN pg_catalog.pg_class AS r ON r.oid = chosen.oid
    JOIN pg_catalog.pg_namespace AS n ON n.oid = r.relnamespace
),
declared AS (
    SELECT t.oid, array_agg(DISTINCT cn.name) FILTER (WHERE cn.name IS NOT NULL) AS children,
           array_agg(DISTINCT pn.name) FILTER (WHERE pn.name IS NOT NULL) AS parents
    FROM touching AS t
    LEFT JOIN named AS cn ON cn.oid = t.child
    LEFT JOIN named AS pn ON pn.oid = t.parent
    WHERE t.conparentid = 0
    GROUP BY t.oid
)
SELECT pg_catalog.quote_ident(cn.nspname) || '.' || pg_catalog.quote_ident(child.relname) AS child,
       pg_catalog.quote_ident(pn.nspname) || '.' || pg_catalog.quote_ident(parent.relname) AS parent,
       ARRAY(SELECT a.attname::text
             FROM unnest(c.conkey) WITH ORDINALITY AS u (attnum, place)
             JOIN pg_catalog.pg_attribute AS a ON a.attrelid = c.conrelid AND a.attnum = u.attnum
             ORDER BY u.place)::text AS columns,
       ARRAY(SELECT a.attname::text
             FROM unnest(c.confkey) WITH ORDINALITY AS u (attnum, place)
             JOIN pg_catalog.pg_attribute AS a ON a.attrelid = c.confrelid AND a.attnum = u.attnum
             ORDER BY u.place)::text AS keys,
       coalesce(d.children, '{}')::text AS children,
       coalesce(d.parents, '{}')::text AS parents,
       -- all of an end's rows are among the tables
       NOT EXISTS (SELECT FROM pg_catalog.pg_partition_tree(c.conrelid) AS leaf
                   WHERE leaf.isleaf AND leaf.relid NOT IN (SELECT chosen.oid FROM chosen))
           AND (child.relkind = 'p' OR c.conrelid IN (SELECT chosen.oid FROM chosen)) AS child_whole,
       NOT EXISTS (SELECT FROM pg_catalog.pg_partition_tree(c.confrelid) AS leaf
                   WHERE leaf.isleaf AND leaf.relid NOT IN (SELECT chosen.oid FROM chosen))
           AND (parent.relkind = 'p' OR c.confrelid IN (SELECT chosen.oid FROM chosen)) AS parent_whole,
       child.relkind = 'p' AS child_parted,
       parent.relkind = 'p' AS parent_parted,
       pg_catalog.has_schema_privilege(cn.oid, 'USAGE') AND pg_catalog.has_schema_privilege(pn.oid, 'USAGE')
           AND pg_catalog.has_table_privilege(child.oid, 'SELECT')
           AND pg_catalog.has_table_privilege(parent.oid, 'SELECT')
           AND NOT pg_catalog.row_security_active(child.oid)
           AND NOT pg_catalog.row_security_active(parent.oid) AS seen,
       c.confdeltype IN ('a', 'r') AS refuses,
       -- it is taken away for the time of the restore and comes back as it was, for new rows only
       NOT c.convalidated AND pg_catalog.pg_has_role(child.relowner, 'USAGE')
           AND pg_catalog.pg_has_role(parent.relowner, 'USAGE') AS lifted
FROM declared AS d
JOIN pg_catalog.pg_constraint AS c ON c.oid = d.oid
JOIN pg_catalog.pg_class AS child ON child.oid = c.conrelid
JOIN pg_catalog.pg_namespace AS cn ON cn.oid = child.relnamespace
JOIN pg_catalog.pg_class AS parent ON parent.oid = c.confrelid
JOIN pg_catalog.pg_namespace AS pn ON pn.oid = parent.relnamespace
ORDER BY 1, 2, c.conname
