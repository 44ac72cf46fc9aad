-- Transactions that were prepared for a two-phase commit.
-- https://www.postgresql.org/docs/current/view-pg-prepared-xacts.html
SELECT x.gid, (extract(epoch FROM x.prepared) * 1000000)::bigint AS prepared, x.owner, x.database,
       age(x.transaction) AS age
FROM pg_catalog.pg_prepared_xacts AS x
ORDER BY x.prepared
