-- Ends what was read: the same process, begun at the same moment.
-- https://www.postgresql.org/docs/current/functions-admin.html#FUNCTIONS-ADMIN-SIGNAL
SELECT pg_terminate_backend(pid)
FROM pg_catalog.pg_stat_activity
WHERE pid = :pid AND backend_start = cast(:started AS timestamptz)
