-- Who could still see the oldest rows, so that vacuum has to leave them: open transactions, prepared ones, replication
-- slots, and standbys that report what they read (hot_standby_feedback).
-- https://www.postgresql.org/docs/current/routine-vacuuming.html#VACUUM-BASICS
SELECT h.kind, h.name, h.pid, h.age
FROM (
    SELECT 'SESSION' AS kind, a.pid::text AS name, a.pid, greatest(age(a.backend_xid), age(a.backend_xmin)) AS age
    FROM pg_catalog.pg_stat_activity AS a
    WHERE a.backend_type <> 'walsender' AND a.pid <> pg_backend_pid() AND a.application_name <> ALL (:own)
    UNION ALL
    SELECT 'PREPARED', x.gid, 0, age(x.transaction) FROM pg_catalog.pg_prepared_xacts AS x
    UNION ALL
    SELECT 'SLOT', s.slot_name, coalesce(s.active_pid, 0), greatest(age(s.xmin), age(s.catalog_xmin))
    FROM pg_catalog.pg_replication_slots AS s
    UNION ALL
    SELECT 'STANDBY', r.application_name, r.pid, age(r.backend_xmin) FROM pg_catalog.pg_stat_replication AS r
) AS h
WHERE h.age IS NOT NULL
ORDER BY h.age DESC, h.kind, h.name
LIMIT 10
