-- An index serves where the column is its first one and it holds all rows.
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
       w.used_by
FROM wanted w
WHERE EXISTS (SELECT 1 FROM sqlite_schema s WHERE s.type = 'table' AND lower(s.name) = w.table_name)
  AND NOT EXISTS (SELECT 1
                  FROM pragma_index_list(w.table_name) l
                  JOIN pragma_index_info(l.name) i
                  WHERE l.partial = 0 AND i.seqno = 0 AND lower(i.name) = w.column_name)
ORDER BY w.table_name, w.column_name
