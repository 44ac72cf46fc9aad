-- The driver sends the workstation's time zone. A check that counts days must see them as the application's own sessions
-- do, so the zone goes back to what role and database have set, or else to the zone the server was set up with (the
-- configured one can't be read without special rights; initdb sets log_timezone to the same).
SELECT set_config('TimeZone', coalesce((
    SELECT substr(setting, strpos(setting, '=') + 1)
    FROM pg_catalog.pg_db_role_setting AS s
    CROSS JOIN LATERAL unnest(s.setconfig) AS setting
    WHERE lower(split_part(setting, '=', 1)) = 'timezone'
      AND s.setdatabase IN (0, (SELECT d.oid FROM pg_catalog.pg_database AS d WHERE d.datname = current_database()))
      AND s.setrole IN (0, (SELECT r.oid FROM pg_catalog.pg_roles AS r WHERE r.rolname = session_user))
    ORDER BY s.setrole <> 0 DESC, s.setdatabase <> 0 DESC
    LIMIT 1
), current_setting('log_timezone')), false)
