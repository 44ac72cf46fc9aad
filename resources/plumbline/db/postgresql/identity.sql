SELECT d.oid::text AS oid,
       d.datname AS name,
       host(inet_server_addr()) AS address,
       inet_server_port() AS port,
       current_user AS role,
       current_setting('server_version_num')::int AS version_number,
       current_setting('server_version') AS version,
       has_function_privilege('pg_catalog.pg_control_system()', 'EXECUTE') AS may_ask_system
FROM pg_catalog.pg_database AS d
WHERE d.datname = current_database()
