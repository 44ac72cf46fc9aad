SELECT "table" AS table_name, rowid AS row_id, "parent" AS parent_table, fkid AS foreign_key
FROM pragma_foreign_key_check
