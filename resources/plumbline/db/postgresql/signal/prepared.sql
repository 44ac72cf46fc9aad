-- Whether a prepared transaction is still the one that was read.
SELECT 1
FROM pg_catalog.pg_prepared_xacts
WHERE gid = :gid AND prepared = cast(:prepared AS timestamptz) AND database = current_database()
