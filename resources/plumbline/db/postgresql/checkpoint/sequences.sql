-- The sequences and the columns they belong to.
-- https://www.postgresql.org/docs/current/catalog-pg-sequence.html
SELECT c.oid::bigint AS oid,
       n.nspname AS schema_name,
       c.relname AS name,
       q.seqincrement AS increment,
       has_sequence_privilege(c.oid, 'SELECT') AS may_read,
       t.oid::bigint AS table_oid,
       tn.nspname AS table_schema,
       t.relname AS table_name,
       a.attname AS column_name,
       d.deptype = 'i' AS identity,
       ARRAY(SELECT f.adrelid::bigint
             FROM pg_catalog.pg_depend AS u
             JOIN pg_catalog.pg_attrdef AS f ON f.oid = u.objid
             WHERE u.classid = 'pg_attrdef'::regclass AND u.refclassid = 'pg_class'::regclass AND u.refobjid = c.oid)
           ::text AS used_by,
       EXISTS (SELECT
               FROM pg_catalog.pg_depend AS e
               WHERE e.classid = 'pg_class'::regclass AND e.objid = c.oid AND e.deptype = 'e') AS of_extension,
       c.relpersistence = 'u' AND pg_catalog.pg_is_in_recovery() AS out_of_reach
FROM pg_catalog.pg_sequence AS q
JOIN pg_catalog.pg_class AS c ON c.oid = q.seqrelid
JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
LEFT JOIN pg_catalog.pg_depend AS d ON d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.objsubid = 0
    AND d.refclassid = 'pg_class'::regclass AND d.refobjsubid > 0 AND d.deptype IN ('a', 'i')
LEFT JOIN pg_catalog.pg_class AS t ON t.oid = d.refobjid
LEFT JOIN pg_catalog.pg_namespace AS tn ON tn.oid = t.relnamespace
LEFT JOIN pg_catalog.pg_attribute AS a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid
WHERE c.relpersistence <> 't'
ORDER BY n.nspname, c.relname
