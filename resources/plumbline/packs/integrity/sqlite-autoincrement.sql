SELECT s.name AS table_name, coalesce(CAST(s.seq AS INTEGER), 0) AS remembered
FROM sqlite_sequence AS s
JOIN sqlite_schema AS m ON m.type = 'table' AND m.name = s.name
ORDER BY 1
