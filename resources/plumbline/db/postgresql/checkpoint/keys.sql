-- The unique indexes that tell every row: the primary key first, then the one with the fewest columns. What is checked
-- only at the end of a transaction does not tell rows apart within one.
-- https://www.postgresql.org/docs/current/catalog-pg-index.html
SELECT i.indrelid::bigint AS table_oid,
       i.indexrelid::bigint AS index_oid,
       (SELECT string_agg(k.attnum::text, ' ' ORDER BY k.place)
        FROM unnest(i.indkey::smallint[]) WITH ORDINALITY AS k (attnum, place)
        WHERE k.place <= i.indnkeyatts) AS places
FROM pg_catalog.pg_index AS i
WHERE i.indrelid = ANY (:oids)
  AND i.indisunique AND i.indisvalid AND i.indisready AND i.indimmediate
  AND i.indpred IS NULL AND i.indexprs IS NULL
  AND NOT EXISTS (SELECT
                  FROM unnest(i.indkey::smallint[]) WITH ORDINALITY AS k (attnum, place)
                  JOIN pg_catalog.pg_attribute AS a ON a.attrelid = i.indrelid AND a.attnum = k.attnum
                  WHERE k.place <= i.indnkeyatts AND (NOT a.attnotnull OR a.attgenerated <> ''))
ORDER BY i.indrelid, i.indisprimary DESC, i.indnkeyatts, i.indexrelid
