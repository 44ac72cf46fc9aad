-- Source: pg_index. Any valid unique index on exactly these columns serves, also one on an expression of them.
SELECT t.relname AS table_name, c.columns, n.nspname AS schema_name,
       left('uq_' || t.relname || '_' || array_to_string(w.columns, '_'), 63) AS constraint_name
FROM (VALUES ('permit_risk_snapshots', ARRAY['permit_risk_key', 'version']))
    AS w (table_name, columns)
JOIN pg_class t ON t.oid = to_regclass(w.table_name) AND t.relkind IN ('r', 'p')
JOIN pg_namespace n ON n.oid = t.relnamespace
CROSS JOIN LATERAL (
    SELECT (SELECT string_agg(quote_ident(x), ', ' ORDER BY i) FROM unnest(w.columns) WITH ORDINALITY AS u (x, i))
               AS columns,
           (SELECT array_agg(a.attnum ORDER BY a.attnum) FROM pg_attribute a
            WHERE a.attrelid = t.oid AND a.attname = ANY (w.columns) AND NOT a.attisdropped) AS places) c
WHERE cardinality(c.places) = cardinality(w.columns)
  AND EXISTS (SELECT 1 FROM pg_constraint k WHERE k.contype = 'u' AND k.connamespace = n.oid)
  AND NOT EXISTS (
        SELECT 1
        FROM pg_index x
        JOIN LATERAL (SELECT array_agg(DISTINCT a.refobjsubid::smallint ORDER BY a.refobjsubid::smallint) AS places
                      FROM pg_depend a
                      WHERE a.classid = 'pg_class'::regclass AND a.objid = x.indexrelid
                        AND a.refclassid = 'pg_class'::regclass AND a.refobjid = t.oid AND a.refobjsubid > 0
                      UNION ALL
                      SELECT (SELECT array_agg(k::smallint ORDER BY k) FROM unnest(x.indkey) AS k)) d ON true
        WHERE x.indrelid = t.oid AND x.indisunique AND x.indisvalid AND x.indpred IS NULL AND d.places = c.places)
ORDER BY 1, 2
