-- Ungranted rows of pg_locks are seen by every role; wait_event is not.
SELECT count(DISTINCT l.pid) AS value
FROM pg_locks l
WHERE NOT l.granted
