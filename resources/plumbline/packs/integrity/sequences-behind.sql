-- Sequences that fill a column of whole numbers: owned by it (serial, OWNED BY), its identity, or named in its default.
-- One that may begin anew (CYCLE) is left out.
SELECT DISTINCT
       sn.nspname AS sequence_schema,
       s.relname AS sequence_name,
       n.nspname AS schema_name,
       t.relname AS table_name,
       a.attname AS column_name,
       q.seqincrement AS increment
FROM pg_catalog.pg_sequence AS q
JOIN pg_catalog.pg_class AS s ON s.oid = q.seqrelid AND s.relpersistence <> 't'
JOIN pg_catalog.pg_namespace AS sn ON sn.oid = s.relnamespace
JOIN (
    SELECT d.objid AS sequence, d.refobjid AS relation, d.refobjsubid AS place
    FROM pg_catalog.pg_depend AS d
    WHERE d.classid = 'pg_catalog.pg_class'::regclass AND d.refclassid = 'pg_catalog.pg_class'::regclass
      AND d.deptype IN ('a', 'i') AND d.refobjsubid > 0
    UNION
    SELECT d.refobjid, f.adrelid, f.adnum
    FROM pg_catalog.pg_depend AS d
    JOIN pg_catalog.pg_attrdef AS f ON f.oid = d.objid
    WHERE d.classid = 'pg_catalog.pg_attrdef'::regclass AND d.refclassid = 'pg_catalog.pg_class'::regclass
) AS fills ON fills.sequence = q.seqrelid
JOIN pg_catalog.pg_class AS t ON t.oid = fills.relation AND t.relkind IN ('r', 'p') AND t.relpersistence <> 't'
JOIN pg_catalog.pg_namespace AS n ON n.oid = t.relnamespace
JOIN pg_catalog.pg_attribute AS a ON a.attrelid = t.oid AND a.attnum = fills.place AND NOT a.attisdropped
JOIN pg_catalog.pg_type AS y ON y.oid = a.atttypid
WHERE NOT q.seqcycle
  AND coalesce(nullif(y.typbasetype, 0), y.oid) IN ('smallint'::regtype, 'integer'::regtype, 'bigint'::regtype,
                                                    'numeric'::regtype)
ORDER BY 1, 2, 3, 4, 5
