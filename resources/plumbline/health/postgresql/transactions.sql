SELECT xact_commit + xact_rollback AS value
FROM pg_stat_database
WHERE datname = current_database()
