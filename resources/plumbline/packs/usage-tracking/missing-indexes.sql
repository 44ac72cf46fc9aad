-- An index serves where the column is its first one, it is valid and holds all rows.
-- Source: pg_index (indkey counts from 0, indpred is set for a partial one).
WITH wanted (table_name, column_name, index_columns, used_by) AS (
    VALUES ('distillations', 'usage_count', 'usage_count, created_at', 'recommended'),
           ('distillation_usage', 'distillation_id', 'distillation_id, used_at', 'usage-history'),
           ('distillation_usage', 'article_id', 'article_id', 'cascade'),
           ('distillation_topics', 'distillation_id', 'distillation_id', 'recommended')
)
SELECT w.table_name,
       w.column_name,
       'idx_' || w.table_name || '_' || w.column_name AS index_name,
       w.index_columns,
       w.used_by,
       n.nspname AS schema_name,
       pg_relation_size(c.oid) AS table_bytes
FROM wanted w
JOIN pg_class c ON c.oid = to_regclass(w.table_name)
JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE NOT EXISTS (SELECT 1
                  FROM pg_index x
                  JOIN pg_attribute a ON a.attrelid = x.indrelid AND a.attnum = x.indkey[0]
                  WHERE x.indrelid = c.oid
                    AND a.attname = w.column_name
                    AND x.indisvalid
                    AND x.indpred IS NULL)
ORDER BY w.table_name, w.column_name
