-- Who holds more than a reader's lock on one of these tables, the longest transaction first. Whoever changed or locked
-- a row holds such a lock, too, but not everybody who holds one stops others. A prepared transaction has no process.
-- https://www.postgresql.org/docs/current/view-pg-locks.html
SELECT l.pid, a.usename, a.application_name,
       to_char(a.xact_start AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS') AS since,
       string_agg(DISTINCT l.mode || E'\t' || c.relname, E'\n') AS locks
FROM pg_catalog.pg_locks AS l
JOIN pg_catalog.pg_class AS c ON c.oid = l.relation
LEFT JOIN pg_catalog.pg_stat_activity AS a ON a.pid = l.pid
WHERE l.locktype = 'relation'
  AND l.granted
  AND l.mode <> 'AccessShareLock'
  AND l.pid IS DISTINCT FROM pg_backend_pid()
  AND l.database = (SELECT d.oid FROM pg_catalog.pg_database AS d WHERE d.datname = current_database())
  AND l.relation IN (SELECT to_regclass(t.name)::oid FROM unnest(:tables) AS t (name))
GROUP BY l.virtualtransaction, l.pid, a.usename, a.application_name, a.xact_start
ORDER BY a.xact_start NULLS LAST, l.pid
