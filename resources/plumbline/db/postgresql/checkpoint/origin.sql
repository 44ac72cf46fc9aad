-- The instant of the snapshot, and what tells how the rows are to be understood. The first question of a transaction.
SELECT clock_timestamp() AS at,
       pg_current_snapshot()::text AS snapshot,
       (CASE WHEN pg_is_in_recovery() THEN pg_last_wal_replay_lsn() ELSE pg_current_wal_lsn() END)::text AS lsn,
       (CASE WHEN pg_is_in_recovery() THEN pg_last_wal_replay_lsn() ELSE pg_current_wal_insert_lsn() END)::text AS inserted,
       current_setting('server_encoding') AS encoding,
       current_setting('lc_monetary') AS lc_monetary,
       d.datcollate AS collation,
       to_jsonb(d) ->> 'datlocprovider' AS provider,
       coalesce(to_jsonb(d) ->> 'datlocale', to_jsonb(d) ->> 'daticulocale') AS locale,
       to_jsonb(d) ->> 'datcollversion' AS collation_version,
       pg_is_in_recovery() AS standby,
       has_function_privilege('pg_catalog.pg_control_checkpoint()', 'EXECUTE') AS may_ask_timeline
FROM pg_catalog.pg_database AS d
WHERE d.datname = current_database()
