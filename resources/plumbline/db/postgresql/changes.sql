-- Rows written in the running transaction, triggers included. The counters also hold what earlier transactions of this
-- session have not handed on yet; whoever asks takes the difference. With track_counts off they stay empty, which must
-- not look like "nothing changed": one row without a table says so.
SELECT schemaname || '.' || relname AS table_name,
       n_tup_ins + n_tup_upd + n_tup_del AS changes
FROM pg_catalog.pg_stat_xact_user_tables
WHERE n_tup_ins + n_tup_upd + n_tup_del > 0
UNION ALL
-- TRUNCATE counts no rows. It leaves a lock nobody else can hold beside it, a new file, and size figures set back to
-- nothing, in a catalog row that this transaction wrote; how many rows are gone is not known: more than anybody named.
SELECT n.nspname || '.' || c.relname, 1000000000000000
FROM pg_catalog.pg_locks AS l
JOIN pg_catalog.pg_class AS c ON c.oid = l.relation AND c.relkind = 'r'
JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
WHERE l.pid = pg_backend_pid() AND l.locktype = 'relation' AND l.mode = 'AccessExclusiveLock'
  AND l.database = (SELECT d.oid FROM pg_catalog.pg_database AS d WHERE d.datname = current_database())
  AND c.relfilenode <> c.oid AND c.relpages = 0 AND c.reltuples <= 0 AND age(c.xmin) <= 0
UNION ALL
SELECT NULL, 0
WHERE current_setting('track_counts') <> 'on'
