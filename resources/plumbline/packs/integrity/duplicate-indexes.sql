-- Indexes of the same table, method, columns, operator classes, collations, order, expressions and predicate. Kept is the
-- one that a constraint or the replica identity needs, else a unique one, else the oldest. A unique one is surplus only
-- where the one that is kept is unique at once, too.
WITH described AS (
    SELECT x.indexrelid,
           x.indisunique,
           x.indimmediate,
           i.relname,
           i.relispartition,
           n.nspname,
           t.relname AS table_name,
           x.indisreplident OR EXISTS (
               SELECT FROM pg_catalog.pg_constraint AS c WHERE c.conindid = x.indexrelid) AS needed,
           x.indrelid, i.relam, x.indnkeyatts, x.indkey::text AS columns, x.indclass::text AS classes,
           x.indcollation::text AS collations, x.indoption::text AS options,
           pg_get_expr(x.indexprs, x.indrelid) AS expressions, pg_get_expr(x.indpred, x.indrelid) AS predicate,
           to_jsonb(x) ->> 'indnullsnotdistinct' AS nulls
    FROM pg_catalog.pg_index AS x
    JOIN pg_catalog.pg_class AS i ON i.oid = x.indexrelid AND i.relkind = 'i' AND i.relpersistence <> 't'
    JOIN pg_catalog.pg_class AS t ON t.oid = x.indrelid
    JOIN pg_catalog.pg_namespace AS n ON n.oid = i.relnamespace
    WHERE x.indisvalid AND x.indisready
      AND n.nspname NOT IN ('pg_catalog', 'pg_toast', 'information_schema')
), ranked AS (
    SELECT d.*,
           first_value(d.indexrelid) OVER kin AS kept
    FROM described AS d
    WINDOW kin AS (PARTITION BY d.indrelid, d.relam, d.indnkeyatts, d.columns, d.classes, d.collations, d.options,
                                d.expressions, d.predicate, d.nulls
                   ORDER BY d.needed DESC, d.relispartition DESC, d.indisunique DESC, d.indexrelid)
)
SELECT s.nspname AS schema_name,
       s.relname AS index_name,
       s.table_name,
       k.relname AS kept_index,
       pg_get_indexdef(s.indexrelid) AS definition,
       pg_relation_size(s.indexrelid) AS bytes
FROM ranked AS s
JOIN described AS k ON k.indexrelid = s.kept
WHERE s.indexrelid <> s.kept
  AND NOT s.needed
  AND NOT s.relispartition
  AND (NOT s.indisunique OR (k.indisunique AND k.indimmediate))
ORDER BY 1, 2
