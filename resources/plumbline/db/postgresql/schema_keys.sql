-- The columns of every unique index that holds for all rows; those behind the key's own (INCLUDE) are none of it.
SELECT n.nspname AS schema_name,
       c.relname AS table_name,
       i.indexrelid::text AS key_name,
       i.indisprimary AS is_primary,
       a.attname AS column_name
FROM pg_catalog.pg_index AS i
JOIN pg_catalog.pg_class AS c ON c.oid = i.indrelid AND c.relkind IN ('r', 'p')
JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
CROSS JOIN LATERAL unnest(i.indkey::smallint[]) WITH ORDINALITY AS k (attnum, place)
JOIN pg_catalog.pg_attribute AS a ON a.attrelid = c.oid AND a.attnum = k.attnum
WHERE i.indisunique
  AND i.indisvalid
  AND i.indpred IS NULL
  AND i.indexprs IS NULL
  AND k.place <= i.indnkeyatts
  AND n.nspname NOT IN ('pg_catalog', 'information_schema')
ORDER BY i.indisprimary DESC, i.indexrelid, k.place
