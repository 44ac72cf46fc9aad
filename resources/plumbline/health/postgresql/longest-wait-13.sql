-- Version 13 does not keep when a wait began; state_change is hidden from roles without pg_monitor.
SELECT coalesce(max(extract(epoch FROM clock_timestamp() - a.state_change)), 0)::numeric(12, 1) AS value,
       min('pid ' || l.pid || ' · ' || l.mode || ' · ' || l.locktype) AS culprit,
       count(*) FILTER (WHERE a.state_change IS NULL) AS hidden
FROM pg_locks l
JOIN pg_stat_activity a ON a.pid = l.pid
WHERE NOT l.granted AND a.datname = current_database()
