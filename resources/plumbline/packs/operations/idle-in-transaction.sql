SELECT a.pid, a.usename::text AS role, a.application_name, a.state, a.xact_start,
       round(extract(epoch FROM now() - a.state_change))::bigint AS idle_seconds,
       left(a.query, 200) AS last_statement
FROM pg_stat_activity a
WHERE a.datname = current_database()
  AND a.state LIKE 'idle in transaction%'
  AND a.state_change < now() - interval '5 minutes'
ORDER BY a.state_change, a.pid
