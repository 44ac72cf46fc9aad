-- Ungranted rows of pg_locks and a session's database are seen by every role; wait_event is not.
SELECT count(DISTINCT l.pid) AS value
FROM pg_locks l
JOIN pg_stat_activity a ON a.pid = l.pid
WHERE NOT l.granted AND a.datname = current_database()
