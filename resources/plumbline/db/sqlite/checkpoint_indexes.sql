-- origin: c made by CREATE INDEX, u by UNIQUE, pk by PRIMARY KEY; cid: -1 the rowid, -2 an expression
SELECT l.name AS table_name, i.name AS index_name, i."unique", i.origin, i.partial, s.sql, k.cid, k.name AS column_name,
       k."desc", k.coll
FROM pragma_table_list AS l
JOIN pragma_index_list(l.name, 'main') AS i
JOIN pragma_index_xinfo(i.name, 'main') AS k
LEFT JOIN sqlite_schema AS s ON s.type = 'index' AND s.name = i.name
WHERE l.schema = 'main'
  AND l.type = 'table'
  AND l.name NOT LIKE 'sqlite\_%' ESCAPE '\'
  AND k."key" = 1
ORDER BY l.name, i.name, k.seqno
