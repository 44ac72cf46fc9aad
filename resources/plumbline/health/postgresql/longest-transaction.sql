SELECT coalesce(max(extract(epoch FROM clock_timestamp() - a.xact_start))
         FILTER (WHERE a.backend_type = 'client backend'), 0)::numeric(12, 1) AS value,
       (SELECT 'pid ' || w.pid || ' ' || w.usename || coalesce(' ' || nullif(w.application_name, ''), '')
        FROM pg_stat_activity w
        WHERE w.xact_start IS NOT NULL AND w.backend_type = 'client backend' AND w.datname = current_database()
          AND w.application_name NOT LIKE 'Plumbline%'
        ORDER BY w.xact_start LIMIT 1) AS culprit,
       count(*) FILTER (WHERE a.query = '<insufficient privilege>') AS hidden
FROM pg_stat_activity a
WHERE a.datname = current_database() AND a.application_name NOT LIKE 'Plumbline%'
