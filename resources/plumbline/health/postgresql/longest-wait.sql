-- pg_locks.waitstart: from version 14; NULL for an instant after the wait begins.
SELECT coalesce(max(extract(epoch FROM clock_timestamp() - l.waitstart)), 0)::numeric(12, 1) AS value,
       (array_agg('pid ' || l.pid || ' · ' || l.mode || ' · ' || l.locktype ORDER BY l.waitstart))[1] AS culprit
FROM pg_locks l
JOIN pg_stat_activity a ON a.pid = l.pid
WHERE NOT l.granted AND a.datname = current_database()
