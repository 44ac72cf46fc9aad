-- The columns of a table of versions: which of them must be given, since nothing else fills them.
SELECT a.attname AS name,
       CASE WHEN t.typnamespace = 'pg_catalog'::regnamespace THEN t.typname::text ELSE format_type(t.oid, NULL) END
           AS type_name,
       NOT a.attnotnull AS nullable,
       a.atthasdef OR a.attidentity <> '' AS filled
FROM pg_catalog.pg_attribute AS a
JOIN pg_catalog.pg_type AS t ON t.oid = a.atttypid
WHERE a.attrelid = to_regclass(:table) AND a.attnum > 0 AND NOT a.attisdropped
ORDER BY a.attnum
