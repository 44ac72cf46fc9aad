SELECT 'connections' AS server,
       count(*) FILTER (WHERE a.backend_type = 'client backend') AS used,
       max(m.places) AS places,
       round(100.0 * count(*) FILTER (WHERE a.backend_type = 'client backend') / max(m.places), 1) AS used_percent
FROM pg_stat_activity a
CROSS JOIN (SELECT greatest(1, current_setting('max_connections')::int
                - current_setting('superuser_reserved_connections')::int) AS places) m
