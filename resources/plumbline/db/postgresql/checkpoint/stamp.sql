-- What later tells whether rows are still as this transaction saw them: everything it saw was written by transactions
-- below the snapshot's oldest one, and what a server that was not started anew has on its disk a crash can't undo.
SELECT pg_catalog.pg_snapshot_xmin(pg_catalog.pg_current_snapshot())::text
           || ' ' || floor(extract(epoch FROM pg_catalog.pg_postmaster_start_time()) * 1000000)::bigint AS stamp,
       CASE WHEN pg_catalog.pg_is_in_recovery() THEN false
            ELSE pg_catalog.pg_current_wal_flush_lsn() >= CAST(:inserted AS pg_lsn) END AS on_disk
