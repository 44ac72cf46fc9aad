-- Tables, partitioned and foreign tables, views and materialized views count; indexes and sequences of that name don't.
SELECT n.label
FROM unnest(:labels, :tables, :columns) WITH ORDINALITY AS n (label, relation, col, place)
LEFT JOIN pg_catalog.pg_class AS c ON c.oid = to_regclass(n.relation) AND c.relkind IN ('r', 'p', 'f', 'v', 'm')
WHERE CASE
          WHEN n.col = '' THEN c.oid IS NULL
          ELSE c.oid IS NOT NULL AND NOT EXISTS (
              SELECT FROM pg_catalog.pg_attribute AS a
              WHERE a.attrelid = c.oid AND a.attname = n.col AND a.attnum > 0 AND NOT a.attisdropped)
      END
ORDER BY n.place
