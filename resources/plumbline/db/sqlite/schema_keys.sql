-- An index over an expression has a column without a name, and then is no key of columns.
SELECT l.name AS table_name, i.name AS key_name, k.name AS column_name
FROM pragma_table_list AS l
JOIN pragma_index_list(l.name, 'main') AS i
JOIN pragma_index_info(i.name, 'main') AS k
WHERE l.schema = 'main'
  AND l.type = 'table'
  AND i."unique" = 1
  AND i.partial = 0
ORDER BY l.name, i.seq, k.seqno
