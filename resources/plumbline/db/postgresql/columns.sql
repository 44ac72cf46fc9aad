-- A table without a primary key is told by the place of its rows (ctid): good as long as they are not changed. Not where
-- there are partitions, which have places of their own.
SELECT a.attname AS name,
       CASE WHEN t.typnamespace = 'pg_catalog'::regnamespace THEN t.typname::text ELSE format_type(t.oid, NULL) END
           AS type_name,
       CASE
           WHEN t.typname = 'bytea' THEN 'BINARY'
           WHEN t.typcategory = 'N' THEN 'NUMBER'
           WHEN t.typcategory = 'B' THEN 'BOOLEAN'
           WHEN t.typcategory IN ('D', 'T') THEN 'TIME'
           ELSE 'TEXT'
       END AS kind,
       -- counted from 0; columns behind the key's own are only carried by the index (INCLUDE)
       CASE WHEN a.attnum < 0 THEN 1 WHEN array_position(i.indkey::smallint[], a.attnum) < i.indnkeyatts
           THEN array_position(i.indkey::smallint[], a.attnum) + 1 ELSE 0 END AS key,
       a.attgenerated <> '' OR a.attnum < 0 AS generated
FROM pg_catalog.pg_attribute AS a
JOIN pg_catalog.pg_type AS t ON t.oid = a.atttypid
LEFT JOIN pg_catalog.pg_index AS i ON i.indrelid = a.attrelid AND i.indisprimary
WHERE a.attrelid = to_regclass(:table)
  AND (a.attnum > 0 OR a.attname = 'ctid' AND i.indrelid IS NULL
       AND EXISTS (SELECT FROM pg_catalog.pg_class AS c WHERE c.oid = a.attrelid AND c.relkind = 'r'))
  AND NOT a.attisdropped
ORDER BY a.attnum
