-- What is true of the whole server at this moment. Times are microseconds since 1970, so that no time zone is involved.
SELECT (extract(epoch FROM clock_timestamp()) * 1000000)::bigint AS now,
       current_setting('server_version_num')::bigint AS version,
       current_database() AS database,
       pg_is_in_recovery() AS standby,
       NOT pg_has_role('pg_read_all_stats', 'USAGE') AS limited,
       -- not from pg_settings, which works out every setting there is
       (extract(epoch FROM current_setting('deadlock_timeout')::interval) * 1000)::bigint AS deadlock_millis
