-- Source: pg_constraint; contype f is a foreign key, conkey its own columns.
WITH wanted (column_name, parent_name) AS (
    VALUES ('article_id', 'articles'),
           ('distillation_id', 'distillations')
)
SELECT w.column_name,
       w.parent_name,
       n.nspname AS schema_name,
       'distillation_usage' AS table_name,
       'fk_distillation_usage_' || w.column_name AS constraint_name,
       pn.nspname AS parent_schema
FROM wanted w
JOIN pg_class c ON c.oid = to_regclass('distillation_usage')
JOIN pg_namespace n ON n.oid = c.relnamespace
JOIN pg_class p ON p.oid = to_regclass(w.parent_name)
JOIN pg_namespace pn ON pn.oid = p.relnamespace
JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = w.column_name AND NOT a.attisdropped
WHERE NOT EXISTS (SELECT 1
                  FROM pg_constraint f
                  WHERE f.contype = 'f'
                    AND f.conrelid = c.oid
                    AND f.confrelid = p.oid
                    AND f.conkey = ARRAY[a.attnum])
ORDER BY w.column_name
