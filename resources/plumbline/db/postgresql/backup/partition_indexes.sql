-- indexes that hang on one of a partitioned table, those that hang deepest first
SELECT n.nspname AS schema_name,
       t.relname AS table_name,
       c.relname AS index_name
FROM pg_catalog.pg_class AS c
    JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
    JOIN pg_catalog.pg_index AS i ON i.indexrelid = c.oid
    JOIN pg_catalog.pg_class AS t ON t.oid = i.indrelid
WHERE c.relispartition
    AND c.relkind IN ('i', 'I')
ORDER BY (SELECT count(*) FROM pg_catalog.pg_partition_ancestors(c.oid)) DESC, c.oid
