SELECT b.pid, b.usename, b.application_name, '' AS since, '' AS locks
FROM pg_catalog.pg_stat_activity AS a
    LEFT JOIN pg_catalog.pg_stat_activity AS b ON b.pid = ANY (pg_blocking_pids(a.pid))
WHERE a.application_name = :name
    AND a.wait_event_type = 'Lock'
