-- Which of our processes are gone, and who waits behind one of them for a lock that stops everybody else.
SELECT 'gone' AS what, p.pid AS pid, '' AS usename, '' AS application, '' AS since, '' AS locks
FROM unnest(:pids) AS p (pid)
WHERE NOT EXISTS (SELECT FROM pg_catalog.pg_stat_activity AS a WHERE a.pid = p.pid)
UNION ALL
SELECT 'waits', w.pid, a.usename, a.application_name, '', w.mode || E'\t' || w.tables
FROM (SELECT l.pid, l.mode, string_agg(DISTINCT l.relation::regclass::text, ', ') AS tables
      FROM pg_catalog.pg_locks AS l
      WHERE NOT l.granted AND l.locktype = 'relation' AND l.mode = 'AccessExclusiveLock'
      GROUP BY l.pid, l.mode) AS w
LEFT JOIN pg_catalog.pg_stat_activity AS a ON a.pid = w.pid
WHERE NOT w.pid = ANY (:pids)
  AND pg_blocking_pids(w.pid) && :pids
