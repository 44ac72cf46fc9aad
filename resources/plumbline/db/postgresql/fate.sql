-- NULL where the transaction is too old to be remembered.
SELECT pg_xact_status(:transaction::text::xid8)
