-- Those of the sessions that are still there, and whether each still runs the statement it was read with. A process
-- without a state is judged by its statement alone.
SELECT a.pid,
    coalesce(a.state NOT LIKE 'idle%', true) AND a.query_start IS NOT DISTINCT FROM cast(s.query AS timestamptz)
        AS same_statement
FROM unnest(cast(:pids AS integer[]), cast(:starts AS text[]), cast(:queries AS text[])) AS s (pid, started, query)
JOIN pg_catalog.pg_stat_activity AS a ON a.pid = s.pid AND a.backend_start = cast(s.started AS timestamptz)
