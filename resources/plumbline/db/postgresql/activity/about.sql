-- What is true of the whole server at this moment. Times are microseconds since 1970, so that no time zone is involved.
SELECT (extract(epoch FROM clock_timestamp()) * 1000000)::bigint AS now,
       current_setting('server_version_num')::bigint AS version,
       current_database() AS database,
       pg_is_in_recovery() AS standby,
       NOT pg_has_role('pg_read_all_stats', 'USAGE') AS limited,
       (SELECT s.setting::bigint FROM pg_catalog.pg_settings AS s WHERE s.name = 'deadlock_timeout') AS deadlock_millis
