-- One row a column of every table that may be read. Numbers without decimals count as whole: atttypmod holds precision and
-- scale (src/backend/utils/adt/numeric.c). A partitioned table has the rows of its partitions; a table never analyzed is
-- taken by its size where it is large, else counted by whoever needs to know (-1). pg_stats shows only what the role may read; read once, or its rights are asked for each pair of rows.
WITH stats AS MATERIALIZED (
    SELECT schemaname, tablename, attname, inherited, n_distinct FROM pg_catalog.pg_stats
    WHERE schemaname NOT IN ('pg_catalog', 'information_schema'))
SELECT n.nspname AS schema_name,
       c.relname AS table_name,
       CASE
           WHEN c.relkind = 'p' THEN (SELECT coalesce(sum(CASE WHEN leaf.reltuples > 0 THEN leaf.reltuples
                                                        ELSE pg_relation_size(leaf.oid) / 64 END), 0)::bigint
                                      FROM pg_partition_tree(c.oid) AS part
                                      JOIN pg_catalog.pg_class AS leaf ON leaf.oid = part.relid
                                      WHERE part.isleaf)
           WHEN c.reltuples > 0 THEN c.reltuples::bigint
           WHEN pg_relation_size(c.oid) < 64 * 1024 * 1024 THEN -1
           ELSE pg_relation_size(c.oid) / 64
       END AS estimated,
       a.attname AS column_name,
       CASE WHEN t.typnamespace = 'pg_catalog'::regnamespace THEN t.typname::text ELSE format_type(t.oid, NULL) END
           AS type_name,
       CASE
           WHEN b.typname IN ('int2', 'int4', 'int8') THEN 'INTEGER'
           WHEN b.typname = 'numeric' AND a.atttypmod >= 4 AND ((a.atttypmod - 4) & 65535) = 0 THEN 'INTEGER'
           WHEN b.typname = 'numeric' THEN 'DECIMAL'
           WHEN b.typname IN ('float4', 'float8') THEN 'FLOAT'
           WHEN b.typname IN ('text', 'varchar', 'bpchar', 'citext') THEN 'TEXT'
           WHEN b.typname = 'uuid' THEN 'UUID'
           WHEN b.typname = 'bool' THEN 'BOOLEAN'
           ELSE 'OTHER'
       END AS family,
       NOT a.attnotnull AS nullable,
       a.attgenerated <> '' OR a.attidentity = 'a' AS generated,
       coalesce(s.n_distinct, 0)::double precision AS spread
FROM pg_catalog.pg_class AS c
JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
JOIN pg_catalog.pg_attribute AS a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
JOIN pg_catalog.pg_type AS t ON t.oid = a.atttypid
JOIN pg_catalog.pg_type AS b ON b.oid = CASE WHEN t.typbasetype = 0 THEN t.oid ELSE t.typbasetype END
LEFT JOIN stats AS s
    ON s.schemaname = n.nspname AND s.tablename = c.relname AND s.attname = a.attname
        AND s.inherited = (c.relkind = 'p')
WHERE c.relkind IN ('r', 'p')
  AND NOT c.relispartition
  AND c.relpersistence <> 't'
  AND n.nspname NOT IN ('pg_catalog', 'information_schema')
  AND n.nspname NOT LIKE 'pg\_%'
  AND (cardinality(:schemas::text[]) = 0 OR n.nspname = ANY (:schemas::text[]))
  AND has_schema_privilege(n.oid, 'USAGE')
  AND has_table_privilege(c.oid, 'SELECT')
ORDER BY 1, 2, a.attnum
