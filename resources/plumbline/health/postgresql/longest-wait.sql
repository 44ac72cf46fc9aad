-- pg_locks.waitstart: from version 14; NULL for an instant after the wait begins.
SELECT coalesce(max(extract(epoch FROM clock_timestamp() - l.waitstart)), 0)::numeric(12, 1) AS value,
       (SELECT 'pid ' || w.pid || ' · ' || w.mode || ' · ' || w.locktype
        FROM pg_locks w WHERE NOT w.granted ORDER BY w.waitstart LIMIT 1) AS culprit
FROM pg_locks l
WHERE NOT l.granted
