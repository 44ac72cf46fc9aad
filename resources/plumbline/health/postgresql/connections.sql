-- reserved_connections exists from 16 on; pg_stat_activity shows every session's existence to every role.
SELECT round(100.0 * used / greatest(usable, 1), 1) AS value,
       used || ' / ' || usable AS detail
FROM (SELECT count(*) FILTER (WHERE a.datid IS NOT NULL AND a.leader_pid IS NULL) AS used,
             current_setting('max_connections')::int
               - current_setting('superuser_reserved_connections')::int
               - coalesce(current_setting('reserved_connections', true), '0')::int AS usable
      FROM pg_stat_activity a) s
