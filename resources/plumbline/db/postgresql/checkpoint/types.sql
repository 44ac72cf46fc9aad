-- The types of these tables' columns and all types these are made of.
-- https://www.postgresql.org/docs/current/catalog-pg-type.html
-- Multiranges came with 14: before it a range says nothing of one.
WITH RECURSIVE used (oid) AS (
    SELECT DISTINCT a.atttypid
    FROM pg_catalog.pg_attribute AS a
    WHERE a.attrelid = ANY (:oids) AND a.attnum > 0 AND NOT a.attisdropped
    UNION
    SELECT part.oid
    FROM used AS u
    JOIN pg_catalog.pg_type AS t ON t.oid = u.oid
    CROSS JOIN LATERAL (
        SELECT t.typbasetype WHERE t.typbasetype <> 0
        UNION ALL SELECT t.typelem WHERE t.typelem <> 0
        UNION ALL SELECT r.rngsubtype FROM pg_catalog.pg_range AS r WHERE r.rngtypid = t.oid
        UNION ALL SELECT r.rngtypid FROM pg_catalog.pg_range AS r
            WHERE (to_jsonb(r) ->> 'rngmultitypid')::oid = t.oid
        UNION ALL SELECT a.atttypid FROM pg_catalog.pg_attribute AS a
            WHERE t.typrelid <> 0 AND a.attrelid = t.typrelid AND a.attnum > 0 AND NOT a.attisdropped) AS part (oid)
)
SELECT t.oid::bigint AS oid,
       n.nspname AS schema_name,
       t.typname AS name,
       t.typtype AS kind,
       t.typcategory AS category,
       t.typbasetype::bigint AS base,
       CASE WHEN t.typlen = -1 THEN t.typelem::bigint ELSE 0 END AS element,
       t.typsend <> 0 AND t.typreceive <> 0 AS has_binary,
       sn.nspname AS send_schema,
       s.proname AS send_name,
       s.prosrc AS send_source,
       ARRAY(SELECT p.oid::bigint
             FROM (SELECT r.rngsubtype, 0 FROM pg_catalog.pg_range AS r WHERE r.rngtypid = t.oid
                   UNION ALL SELECT r.rngtypid, 0 FROM pg_catalog.pg_range AS r
                       WHERE (to_jsonb(r) ->> 'rngmultitypid')::oid = t.oid
                   UNION ALL SELECT a.atttypid, a.attnum FROM pg_catalog.pg_attribute AS a
                       WHERE t.typrelid <> 0 AND a.attrelid = t.typrelid AND a.attnum > 0 AND NOT a.attisdropped)
                 AS p (oid, place)
             ORDER BY p.place)::text AS parts,
       format_type(t.oid, NULL) AS written,
       CASE t.typtype
           WHEN 'e' THEN (SELECT string_agg(quote_literal(e.enumlabel), ', ' ORDER BY e.enumsortorder)
                          FROM pg_catalog.pg_enum AS e WHERE e.enumtypid = t.oid)
           WHEN 'c' THEN (SELECT string_agg(quote_ident(a.attname) || ' ' || format_type(a.atttypid, a.atttypmod), ', '
                                            ORDER BY a.attnum)
                          FROM pg_catalog.pg_attribute AS a
                          WHERE a.attrelid = t.typrelid AND a.attnum > 0 AND NOT a.attisdropped
                            AND (SELECT r.relkind FROM pg_catalog.pg_class AS r WHERE r.oid = t.typrelid) = 'c')
           WHEN 'd' THEN format_type(t.typbasetype, t.typtypmod)
               || CASE WHEN t.typnotnull THEN ' NOT NULL' ELSE '' END
               || coalesce(' DEFAULT ' || t.typdefault, '')
               || coalesce((SELECT string_agg(' CONSTRAINT ' || quote_ident(k.conname) || ' '
                                              || pg_get_constraintdef(k.oid), '' ORDER BY k.conname)
                            FROM pg_catalog.pg_constraint AS k WHERE k.contypid = t.oid AND k.contype = 'c'), '')
       END AS definition
FROM used AS u
JOIN pg_catalog.pg_type AS t ON t.oid = u.oid
JOIN pg_catalog.pg_namespace AS n ON n.oid = t.typnamespace
LEFT JOIN pg_catalog.pg_proc AS s ON s.oid = t.typsend
LEFT JOIN pg_catalog.pg_namespace AS sn ON sn.oid = s.pronamespace
ORDER BY t.oid
