-- Low half of the running transaction's number, as rows carry it.
SELECT (pg_current_xact_id_if_assigned()::text::numeric % 4294967296)::bigint AS xid
