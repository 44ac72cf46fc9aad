-- hidden: 1 a virtual table's own column, 2 and 3 computed by SQLite
SELECT l.name AS table_name, x.name AS column_name, x.type, x."notnull", x.dflt_value, x.pk, x.hidden
FROM pragma_table_list AS l
JOIN pragma_table_xinfo(l.name, 'main') AS x
WHERE l.schema = 'main'
  AND l.type = 'table'
  AND l.name NOT LIKE 'sqlite\_%' ESCAPE '\'
  AND x.hidden <> 1
ORDER BY l.name, x.cid
