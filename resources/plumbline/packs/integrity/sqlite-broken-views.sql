SELECT name AS view_name FROM sqlite_schema WHERE type = 'view' ORDER BY 1
