-- The materialised views that read the tables, directly or through other views, nearest first.
WITH RECURSIVE reading AS (
    SELECT to_regclass(name)::oid AS oid, 0 AS depth FROM unnest(:tables::text[]) AS t (name)
    UNION
    SELECT further.oid, further.depth
    FROM reading AS r
    CROSS JOIN LATERAL (
        SELECT i.inhparent, r.depth FROM pg_catalog.pg_inherits AS i WHERE i.inhrelid = r.oid
        UNION ALL
        SELECT v.ev_class, r.depth + 1
        FROM pg_catalog.pg_depend AS d
        JOIN pg_catalog.pg_rewrite AS v ON v.oid = d.objid AND v.ev_class <> r.oid
        WHERE d.refobjid = r.oid AND d.refclassid = 'pg_catalog.pg_class'::regclass
          AND d.classid = 'pg_catalog.pg_rewrite'::regclass AND r.depth < 50
    ) AS further (oid, depth)
)
SELECT pg_catalog.quote_ident(n.nspname) || '.' || pg_catalog.quote_ident(c.relname) AS quoted,
       pg_catalog.pg_has_role(c.relowner, 'USAGE') AS owned,
       max(r.depth) AS depth
FROM reading AS r
JOIN pg_catalog.pg_class AS c ON c.oid = r.oid AND c.relkind = 'm' AND c.relispopulated
JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
GROUP BY n.nspname, c.relname, c.relowner
ORDER BY 3, 1
