-- What this transaction holds that somebody else may have to wait for. AccessShareLock stops no more than a DROP.
SELECT n.nspname || '.' || c.relname AS table_name, string_agg(DISTINCT l.mode, ', ' ORDER BY l.mode) AS modes
FROM pg_catalog.pg_locks AS l
JOIN pg_catalog.pg_class AS c ON c.oid = l.relation AND c.relkind IN ('r', 'p', 'm', 'S')
JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace AND n.nspname <> 'pg_catalog'
WHERE l.locktype = 'relation'
  AND l.pid = pg_backend_pid()
  AND l.granted
  AND l.mode <> 'AccessShareLock'
GROUP BY 1
ORDER BY 1
