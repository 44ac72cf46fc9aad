-- Source: pg_index. Deferred constraints are compared at the commit only, so that no order matters to them.
SELECT x.indexrelid::text AS index, a.attname AS name
FROM pg_catalog.pg_index AS x
JOIN pg_catalog.pg_attribute AS a ON a.attrelid = x.indrelid AND a.attnum = ANY (x.indkey::smallint[])
WHERE x.indrelid = to_regclass(:table)
  AND x.indisunique
  AND x.indimmediate
  AND x.indisvalid
  AND x.indexprs IS NULL
