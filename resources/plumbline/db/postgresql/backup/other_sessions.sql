SELECT count(*)
FROM pg_catalog.pg_stat_activity
WHERE datname = current_database()
    AND pid <> pg_backend_pid()
    AND application_name NOT LIKE 'Plumbline %'
    AND coalesce(backend_type, 'client backend') = 'client backend'
