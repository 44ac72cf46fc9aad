-- How a session that puts rows back reads and writes them: as pg_dump does, but with the role's own search path, since
-- functions in constraints and triggers may count on it. Its process, whether it is a standby, and how texts are kept.
SELECT pg_catalog.pg_backend_pid() AS pid,
       pg_catalog.pg_is_in_recovery() AS standby,
       pg_catalog.current_setting('server_encoding') AS encoding,
       pg_catalog.set_config('DateStyle', 'ISO', false),
       pg_catalog.set_config('IntervalStyle', 'postgres', false),
       pg_catalog.set_config('TimeZone', 'UTC', false),
       pg_catalog.set_config('extra_float_digits', '3', false),
       pg_catalog.set_config('bytea_output', 'hex', false),
       pg_catalog.set_config('xmloption', 'content', false),
       pg_catalog.set_config('row_security', 'off', false),
       pg_catalog.set_config('synchronize_seqscans', 'off', false),
       pg_catalog.set_config('idle_in_transaction_session_timeout', '0', false)
