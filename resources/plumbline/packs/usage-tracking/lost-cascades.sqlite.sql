WITH wanted (column_name, parent_name) AS (
    VALUES ('article_id', 'articles'),
           ('distillation_id', 'distillations')
)
SELECT w.column_name,
       w.parent_name,
       'distillation_usage' AS table_name
FROM wanted w
WHERE NOT EXISTS (SELECT 1
                  FROM pragma_foreign_key_list('distillation_usage') f
                  WHERE lower(f."from") = w.column_name AND lower(f."table") = w.parent_name)
ORDER BY w.column_name
