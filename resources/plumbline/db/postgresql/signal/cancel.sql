-- Cancels what was read: the same process, begun at the same moment, with the same statement.
-- https://www.postgresql.org/docs/current/functions-admin.html#FUNCTIONS-ADMIN-SIGNAL
SELECT pg_cancel_backend(pid)
FROM pg_catalog.pg_stat_activity
WHERE pid = :pid AND backend_start = cast(:started AS timestamptz)
    AND query_start IS NOT DISTINCT FROM cast(:query AS timestamptz)
