-- The columns as they are defined; dropped ones are left out.
-- https://www.postgresql.org/docs/current/catalog-pg-attribute.html
SELECT a.attrelid::bigint AS table_oid,
       a.attnum AS place,
       a.attname AS name,
       format_type(a.atttypid, a.atttypmod) AS type_name,
       a.atttypid::bigint AS type_oid,
       a.attnotnull AS not_null,
       a.attidentity AS identity,
       a.attgenerated AS generated,
       pg_get_expr(d.adbin, d.adrelid) AS expression,
       CASE WHEN a.attcollation <> t.typcollation THEN quote_ident(n.nspname) || '.' || quote_ident(c.collname) END
           AS collation_name,
       coalesce(c.collname IN ('C', 'POSIX'), false) AS bytewise
FROM pg_catalog.pg_attribute AS a
JOIN pg_catalog.pg_type AS t ON t.oid = a.atttypid
LEFT JOIN pg_catalog.pg_attrdef AS d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
LEFT JOIN pg_catalog.pg_collation AS c ON c.oid = a.attcollation
LEFT JOIN pg_catalog.pg_namespace AS n ON n.oid = c.collnamespace
WHERE a.attrelid = ANY (:oids)
  AND a.attnum > 0
  AND NOT a.attisdropped
ORDER BY a.attrelid, a.attnum
