-- What may be a table to save, or looks like one and is not. reltuples is -1 where nobody has counted yet (0 before 14).
-- https://www.postgresql.org/docs/current/catalog-pg-class.html
SELECT c.oid::bigint AS oid,
       n.nspname AS schema_name,
       c.relname AS table_name,
       c.relkind AS kind,
       c.relpersistence AS persistence,
       rn.nspname AS root_schema,
       r.relname AS root_name,
       EXISTS (SELECT
               FROM pg_catalog.pg_depend AS d
               WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.objsubid = 0 AND d.deptype = 'e')
           AS of_extension,
       has_table_privilege(c.oid, 'SELECT') AS may_read,
       row_security_active(c.oid) AS rows_hidden,
       CASE WHEN c.relkind = 'r' AND c.relpages = 0 AND c.reltuples = 0 AND c.relnatts > 0
           THEN -1 ELSE c.reltuples END::bigint AS rows_estimated,
       ARRAY(SELECT p.relid::bigint FROM pg_partition_ancestors(c.oid) AS p (relid))::text AS above
FROM pg_catalog.pg_class AS c
JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
LEFT JOIN pg_catalog.pg_class AS r ON c.relispartition AND r.oid = pg_partition_root(c.oid)
LEFT JOIN pg_catalog.pg_namespace AS rn ON rn.oid = r.relnamespace
WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f')
  AND n.nspname <> 'information_schema'
  AND (n.nspname !~ '^pg_' OR c.relpersistence = 't' AND n.nspname !~ '^pg_toast')
ORDER BY n.nspname, c.relname
