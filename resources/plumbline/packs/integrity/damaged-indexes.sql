-- The B-tree indexes that amcheck can look through, the small ones first.
SELECT n.nspname AS schema_name,
       i.relname AS index_name,
       t.relname AS table_name,
       i.oid::bigint AS index_oid,
       en.nspname AS amcheck_schema
FROM pg_catalog.pg_index AS x
JOIN pg_catalog.pg_class AS i ON i.oid = x.indexrelid AND i.relkind = 'i' AND i.relpersistence <> 't'
JOIN pg_catalog.pg_am AS m ON m.oid = i.relam AND m.amname = 'btree'
JOIN pg_catalog.pg_class AS t ON t.oid = x.indrelid
JOIN pg_catalog.pg_namespace AS n ON n.oid = i.relnamespace
JOIN pg_catalog.pg_extension AS e ON e.extname = 'amcheck'
JOIN pg_catalog.pg_namespace AS en ON en.oid = e.extnamespace
WHERE x.indisvalid AND x.indisready
ORDER BY i.relpages, 1, 2
