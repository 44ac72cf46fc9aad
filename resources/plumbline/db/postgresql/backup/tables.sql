-- pg_dump takes a partitioned table without its rows: they are in its partitions
WITH RECURSIVE chosen (oid) AS (
    SELECT to_regclass(:table)::oid
    UNION
    SELECT i.inhrelid
    FROM pg_catalog.pg_inherits AS i
        JOIN chosen AS c ON c.oid = i.inhparent
)
SELECT n.nspname AS schema_name,
       c.relname AS table_name
FROM chosen
    JOIN pg_catalog.pg_class AS c ON c.oid = chosen.oid
    JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f', 'S')
ORDER BY c.oid
