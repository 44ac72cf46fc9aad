SELECT coalesce(max(extract(epoch FROM clock_timestamp() - a.state_change))
         FILTER (WHERE a.state LIKE 'idle in transaction%'), 0)::numeric(12, 1) AS value,
       count(*) FILTER (WHERE a.state LIKE 'idle in transaction%')::text AS detail,
       (SELECT 'pid ' || w.pid || ' ' || w.usename || coalesce(' ' || nullif(w.application_name, ''), '')
        FROM pg_stat_activity w
        WHERE w.state LIKE 'idle in transaction%' AND w.datname = current_database()
          AND w.application_name NOT LIKE 'Plumbline%'
        ORDER BY w.state_change LIMIT 1) AS culprit,
       count(*) FILTER (WHERE a.query = '<insufficient privilege>') AS hidden
FROM pg_stat_activity a
WHERE a.datname = current_database() AND a.application_name NOT LIKE 'Plumbline%'
