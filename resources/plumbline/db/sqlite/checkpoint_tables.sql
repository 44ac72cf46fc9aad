-- wr: WITHOUT ROWID
SELECT l.name, l.type, l.wr, l.strict, s.sql
FROM pragma_table_list AS l
LEFT JOIN sqlite_schema AS s ON s.type IN ('table', 'view') AND s.name = l.name
WHERE l.schema = 'main'
  AND l.name NOT LIKE 'sqlite\_%' ESCAPE '\'
ORDER BY l.name
