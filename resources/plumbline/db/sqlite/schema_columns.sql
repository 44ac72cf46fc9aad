-- hidden: 1 a virtual table's own column, 2 and 3 computed by SQLite; wr: WITHOUT ROWID
SELECT l.name AS table_name,
       x.name AS column_name,
       x.type AS type_name,
       x."notnull" = 0 AND x.pk = 0 AS nullable,
       x.hidden IN (2, 3) AS generated,
       x.pk AS key
FROM pragma_table_list AS l
JOIN pragma_table_xinfo(l.name, 'main') AS x
WHERE l.schema = 'main'
  AND l.type = 'table'
  AND l.name NOT LIKE 'sqlite\_%' ESCAPE '\'
  AND x.hidden <> 1
ORDER BY l.name, x.cid
