-- The guide's two indexes, by what they are for: any usable index that begins with these columns serves. A table of one
-- or two pages is read as quickly without one.
SELECT n.nspname AS schema_name, t.relname AS table_name, w.index_name, w.columns
FROM (VALUES ('campaigns', 'idx_campaigns_date_range', 'start_date, end_date', ARRAY['start_date', 'end_date']),
             ('dim_date', 'idx_dim_date_campaign_id', 'campaign_id', ARRAY['campaign_id'])
     ) AS w (wanted_on, index_name, columns, names)
JOIN pg_class t ON t.oid = to_regclass(w.wanted_on) AND t.relkind IN ('r', 'p')
JOIN pg_namespace n ON n.oid = t.relnamespace
WHERE pg_relation_size(t.oid) > 2 * 8192
  AND NOT EXISTS (
    SELECT FROM pg_index i
    WHERE i.indrelid = t.oid AND i.indisvalid AND i.indpred IS NULL
      AND w.names = (SELECT array_agg(a.attname::text ORDER BY k.place)
                     FROM unnest(i.indkey::smallint[]) WITH ORDINALITY AS k (attnum, place)
                     LEFT JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.attnum
                     WHERE k.place <= cardinality(w.names)))
ORDER BY t.relname
