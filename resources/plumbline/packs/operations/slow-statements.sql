SELECT s.queryid::text AS queryid, s.userid::regrole::text AS role,
       round(max(s.mean_exec_time)::numeric, 1) AS mean_ms,
       sum(s.calls) AS calls,
       left(min(s.query), 300) AS statement
FROM pg_stat_statements s
WHERE s.dbid = (SELECT oid FROM pg_database WHERE datname = current_database())
  AND s.calls >= 5
  AND s.queryid IS NOT NULL
GROUP BY 1, 2
ORDER BY 3 DESC
LIMIT 50
