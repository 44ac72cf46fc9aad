-- Chosen processes, or every one but the console's own and the one that asks. Of other roles' sessions only members of
-- pg_read_all_stats see more than process, database, user and application.
SELECT a.pid,
       CASE WHEN a.backend_type = 'parallel worker' THEN a.leader_pid END AS leader,
       a.backend_type AS kind, a.datname AS database, a.usename AS "user", a.application_name AS application,
       CASE
           WHEN a.client_addr IS NOT NULL THEN host(a.client_addr) || ':' || a.client_port
           WHEN a.client_port = -1 THEN 'local'
       END AS client,
       CASE WHEN a.query = '<insufficient privilege>' THEN 'hidden' ELSE a.state END AS state,
       (extract(epoch FROM a.backend_start) * 1000000)::bigint AS started,
       (extract(epoch FROM a.xact_start) * 1000000)::bigint AS transaction,
       (extract(epoch FROM a.query_start) * 1000000)::bigint AS query_began,
       (extract(epoch FROM a.state_change) * 1000000)::bigint AS changed,
       a.wait_event_type, a.wait_event,
       greatest(age(a.backend_xid), age(a.backend_xmin)) AS xmin,
       CASE WHEN a.query = '<insufficient privilege>' THEN '' ELSE a.query END AS statement,
       a.application_name = ANY (:own) AS own
FROM pg_catalog.pg_stat_activity AS a
WHERE a.pid = ANY (:pids)
   OR (:everybody AND a.pid <> pg_backend_pid() AND a.application_name <> ALL (:own))
ORDER BY a.pid
