-- A foreign key is served by an index whose first columns are the key's, in any order. A partitioned table's own key is
-- left to those of its partitions, where an index can be built beside its users.
SELECT n.nspname AS schema_name,
       t.relname AS table_name,
       c.conname AS constraint_name,
       c.confrelid::regclass::text AS referred_table,
       k.columns,
       CASE WHEN octet_length(k.name) > 63
                OR EXISTS (SELECT FROM pg_catalog.pg_class AS o
                           WHERE o.relnamespace = t.relnamespace AND o.relname = k.name)
            THEN 'fkey_idx_' || c.oid ELSE k.name END AS index_name,
       pg_relation_size(t.oid) AS table_bytes
FROM pg_catalog.pg_constraint AS c
JOIN pg_catalog.pg_class AS t ON t.oid = c.conrelid AND t.relkind = 'r' AND t.relpersistence <> 't'
JOIN pg_catalog.pg_namespace AS n ON n.oid = t.relnamespace
CROSS JOIN LATERAL (
    SELECT string_agg(quote_ident(a.attname), ', ' ORDER BY u.place) AS columns,
           t.relname || '_' || string_agg(a.attname, '_' ORDER BY u.place) || '_fkey_idx' AS name
    FROM unnest(c.conkey) WITH ORDINALITY AS u (own, place)
    JOIN pg_catalog.pg_attribute AS a ON a.attrelid = c.conrelid AND a.attnum = u.own) AS k
WHERE c.contype = 'f'
  AND NOT EXISTS (
      SELECT FROM pg_catalog.pg_index AS x
      WHERE x.indrelid = c.conrelid
        AND x.indisvalid
        AND x.indpred IS NULL
        AND x.indnkeyatts >= cardinality(c.conkey)
        AND (string_to_array(x.indkey::text, ' ')::smallint[])[1:cardinality(c.conkey)] @> c.conkey)
ORDER BY 1, 2, 3
