SELECT f."table" AS table_name,
       f.rowid AS row_id,
       f."parent" AS parent_table,
       f.fkid AS foreign_key
FROM pragma_foreign_key_check f
ORDER BY 1, 2
