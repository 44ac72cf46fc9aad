-- The settings under which pg_dump reads, and the session's own process. Unlimited statements: another session watches.
-- Compiling would take longer than it gains: no expression is worked out.
-- https://www.postgresql.org/docs/current/runtime-config-client.html
SELECT pg_backend_pid() AS pid,
       pg_is_in_recovery() AS standby,
       current_setting('server_encoding') AS encoding,
       set_config('DateStyle', 'ISO', false),
       set_config('IntervalStyle', 'postgres', false),
       set_config('extra_float_digits', '3', false),
       set_config('bytea_output', 'hex', false),
       set_config('TimeZone', 'UTC', false),
       set_config('xmloption', 'content', false),
       set_config('row_security', 'off', false),
       set_config('synchronize_seqscans', 'off', false),
       set_config('search_path', 'pg_catalog', false),
       set_config('jit', 'off', false),
       set_config('max_parallel_workers_per_gather', '0', false),
       set_config('idle_in_transaction_session_timeout', '0', false),
       set_config('lock_timeout', '500', false),
       set_config('statement_timeout', '0', false)
