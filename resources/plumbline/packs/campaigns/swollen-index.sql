-- An estimate, so only what stands out: over 1 MiB and over four times what the rows would need now, at 24 bytes an
-- entry beside the width of its columns (pg_stats.avg_width) and pages filled to 90 percent.
SELECT n.nspname AS schema_name, t.relname AS table_name, x.relname AS index_name,
       pg_relation_size(x.oid) AS bytes,
       (e.needed_bytes)::bigint AS needed_bytes,
       round(pg_relation_size(x.oid) / e.needed_bytes, 1) AS times
FROM pg_index i
JOIN pg_class x ON x.oid = i.indexrelid
JOIN pg_class t ON t.oid = i.indrelid
JOIN pg_namespace n ON n.oid = x.relnamespace
JOIN pg_am m ON m.oid = x.relam AND m.amname = 'btree'
CROSS JOIN LATERAL (
    SELECT greatest(2 * 8192, greatest(t.reltuples, 0) * (24 + coalesce(sum(s.avg_width), 8)) / 0.9)::numeric AS needed_bytes
    FROM unnest(i.indkey::smallint[]) AS k (attnum)
    LEFT JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = k.attnum
    LEFT JOIN pg_stats s ON s.schemaname = (SELECT y.nspname FROM pg_namespace y WHERE y.oid = t.relnamespace)
        AND s.tablename = t.relname AND s.attname = a.attname
) e
WHERE i.indrelid IN (to_regclass('campaigns'), to_regclass('dim_date'), to_regclass('holidays'), to_regclass('orders'))
  AND i.indisvalid
  AND t.reltuples >= 0
  AND pg_relation_size(x.oid) > 1048576
  AND pg_relation_size(x.oid) > 4 * e.needed_bytes
ORDER BY 4 DESC
