-- The parent's column is missing where the reference means its primary key.
SELECT l.name AS child, f.id, f."from", f."table" AS parent, f."to", f.on_update, f.on_delete
FROM pragma_table_list AS l
JOIN pragma_foreign_key_list(l.name, 'main') AS f
WHERE l.schema = 'main'
  AND l.type = 'table'
ORDER BY l.name, f.id, f.seq
