-- Who waits for which lock, and for whom; and which of those locks prepared transactions hold.
--
-- One reading of pg_locks serves for everything. Whom a session waits for only pg_blocking_pids knows: it counts those
-- ahead in the queue, too, and names a parallel query by its leader. A prepared transaction is 0 there; its locks have
-- no process, and its transaction's own lock leads to them, before and after a restart of the server. Names of tables
-- are looked up where they are this database's. Of the process that replays the log on a standby the server names no
-- blocker; there it is whoever holds the table it wants.
-- https://www.postgresql.org/docs/current/functions-info.html (pg_blocking_pids, pg_safe_snapshot_blocking_pids)
-- https://www.postgresql.org/docs/current/view-pg-locks.html
-- When a wait began (waitstart) is kept from 14 on; read as a member of the row it is NULL before.
WITH lock AS MATERIALIZED (
    SELECT * FROM pg_catalog.pg_locks
), waiting AS MATERIALIZED (
    SELECT l.*, to_jsonb(l) AS itself, pg_blocking_pids(l.pid) AS blockers,
           ROW (l.locktype, l.database, l.relation, l.page, l.tuple, l.virtualxid, l.transactionid, l.classid, l.objid,
               l.objsubid)::text AS tag
    FROM lock AS l
    WHERE NOT l.granted AND l.pid IS NOT NULL
), held AS (
    SELECT x.gid, h.mode,
           ROW (h.locktype, h.database, h.relation, h.page, h.tuple, h.virtualxid, h.transactionid, h.classid, h.objid,
               h.objsubid)::text AS tag
    FROM pg_catalog.pg_prepared_xacts AS x
    JOIN lock AS own ON own.pid IS NULL AND own.locktype = 'transactionid' AND own.transactionid = x.transaction
    JOIN lock AS h ON h.pid IS NULL AND h.granted AND h.virtualtransaction = own.virtualtransaction
    WHERE EXISTS (SELECT FROM waiting AS w WHERE 0 = ANY (w.blockers))
), replaying AS (
    SELECT w.*
    FROM waiting AS w
    WHERE pg_is_in_recovery() AND w.blockers = '{}'
      AND w.pid IN (SELECT a.pid FROM pg_stat_get_activity(NULL) AS a WHERE a.backend_type = 'startup')
), here AS (
    SELECT d.oid FROM pg_catalog.pg_database AS d WHERE d.datname = current_database()
)
SELECT 'wait' AS kind, w.pid, w.tag, w.mode, NULL AS gid, w.blockers::text AS blockers,
       (extract(epoch FROM (w.itself ->> 'waitstart')::timestamptz) * 1000000)::bigint AS since,
       w.locktype, d.datname AS database,
       CASE
           WHEN coalesce(w.relation, t.relation) IS NULL THEN ''
           WHEN c.oid IS NOT NULL THEN format('%I.%I', n.nspname, c.relname)
           ELSE coalesce(w.relation, t.relation)::text
       END AS relation,
       CASE
           WHEN w.locktype = 'page' THEN 'page ' || w.page
           WHEN coalesce(w.tuple, t.tuple) IS NOT NULL
               THEN '(' || coalesce(w.page, t.page) || ',' || coalesce(w.tuple, t.tuple) || ')'
       END AS row,
       CASE w.locktype
           WHEN 'transactionid' THEN w.transactionid::text
           WHEN 'virtualxid' THEN w.virtualxid
           WHEN 'spectoken' THEN w.transactionid::text
           WHEN 'applytransaction' THEN w.transactionid || ' of subscription ' || w.objid
           WHEN 'advisory' THEN CASE w.objsubid
               WHEN 1 THEN ((w.classid::bigint << 32) | w.objid::bigint)::text
               ELSE w.classid || ',' || w.objid
           END
           WHEN 'object' THEN
               coalesce((SELECT o.relname FROM pg_catalog.pg_class AS o WHERE o.oid = w.classid), w.classid::text)
               || ' ' || w.objid || CASE WHEN w.objsubid > 0 THEN '.' || w.objsubid ELSE '' END
           WHEN 'userlock' THEN w.classid || ',' || w.objid
       END AS number
FROM waiting AS w
LEFT JOIN lock AS t
    ON w.locktype = 'transactionid' AND t.pid = w.pid AND t.granted AND t.locktype = 'tuple'
LEFT JOIN pg_catalog.pg_database AS d ON d.oid = coalesce(nullif(w.database, 0), t.database)
LEFT JOIN pg_catalog.pg_class AS c
    ON c.oid = coalesce(w.relation, t.relation)
    AND coalesce(w.database, t.database) IN (0, (SELECT oid FROM here))
LEFT JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
UNION ALL
SELECT 'held', NULL, h.tag, h.mode, h.gid, NULL, NULL, NULL, NULL, NULL, NULL, NULL
FROM held AS h
WHERE h.tag IN (SELECT w.tag FROM waiting AS w WHERE 0 = ANY (w.blockers))
UNION ALL
SELECT 'holder', h.pid, r.tag, h.mode, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL
FROM replaying AS r
JOIN lock AS h
    ON h.granted AND h.pid IS NOT NULL AND h.locktype = r.locktype AND h.database IS NOT DISTINCT FROM r.database
    AND h.relation IS NOT DISTINCT FROM r.relation
WHERE r.locktype = 'relation'
UNION ALL
SELECT 'snapshot', a.pid, NULL, '', NULL, pg_safe_snapshot_blocking_pids(a.pid)::text,
       (extract(epoch FROM a.query_start) * 1000000)::bigint, 'safesnapshot', NULL, '', NULL, ''
FROM pg_stat_get_activity(NULL) AS a
WHERE a.wait_event = 'SafeSnapshot'
