SELECT pg_has_role(current_user, 'pg_monitor', 'USAGE') AS monitors,
       pg_is_in_recovery() AS in_recovery,
       coalesce((SELECT s.ssl FROM pg_catalog.pg_stat_ssl AS s WHERE s.pid = pg_backend_pid()), false) AS encrypted,
       current_setting('is_superuser') = 'on' AS superuser
