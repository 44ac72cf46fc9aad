SELECT schemaname AS schema_name, matviewname AS view_name, definition
FROM pg_catalog.pg_matviews
WHERE NOT ispopulated
ORDER BY 1, 2
