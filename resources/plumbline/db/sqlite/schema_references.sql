-- The parent's column is missing where the reference means its primary key.
SELECT l.name AS table_name, f.id AS reference_name, f."from" AS column_name, f."table" AS parent_table, f."to" AS key_name
FROM pragma_table_list AS l
JOIN pragma_foreign_key_list(l.name, 'main') AS f
WHERE l.schema = 'main'
  AND l.type = 'table'
ORDER BY l.name, f.id, f.seq
