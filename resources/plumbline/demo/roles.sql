-- The demo's roles, in a cluster that may have them already. The superuser keeps a password of its own: who may connect
-- without one (dba and the applications) is no superuser, since that could run programs as whoever started the demo.
DO $$
DECLARE
    application text;
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'dba') THEN
        CREATE ROLE dba LOGIN;
        GRANT pg_monitor, pg_signal_backend TO dba;
        -- plants faults that only a superuser can plant; what it made is given to dba afterwards
        CREATE ROLE loader SUPERUSER;
        FOREACH application IN ARRAY ARRAY['distill', 'campaign', 'devops', 'lawrisk'] LOOP
            EXECUTE format('CREATE ROLE %I LOGIN IN ROLE dba', application);
        END LOOP;
    END IF;
END;
$$;
