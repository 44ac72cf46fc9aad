-- Whether anybody waits. What others wait for is told by pg_stat_activity, without a look at the lock manager, but only
-- to members of pg_read_all_stats (which pg_monitor is); everybody else asks pg_locks, which hides nothing.
-- https://www.postgresql.org/docs/current/monitoring-stats.html
SELECT CASE
           WHEN pg_has_role('pg_read_all_stats', 'USAGE') THEN EXISTS (
               SELECT FROM pg_stat_get_activity(NULL) AS a
               WHERE a.wait_event_type = 'Lock' OR a.wait_event = 'SafeSnapshot')
           ELSE EXISTS (SELECT FROM pg_catalog.pg_locks AS l WHERE NOT l.granted)
       END AS waits
