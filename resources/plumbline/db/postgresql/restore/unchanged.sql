-- Whether the numbers of transactions still tell what was written since: the same server process, fewer transactions
-- since than half of all numbers, and no type, column or enum label changed, which changes values without a new row.
-- (Columns of temporary tables are left out: no permanent one can have their row types.)
SELECT floor(extract(epoch FROM pg_catalog.pg_postmaster_start_time()) * 1000000)::bigint::text = :started
       AND pg_catalog.pg_snapshot_xmax(pg_catalog.pg_current_snapshot())::text::bigint - CAST(:oldest AS bigint)
           BETWEEN 0 AND 2000000000
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_enum AS e
                       WHERE pg_catalog.age(e.xmin) <= pg_catalog.age(CAST(:since AS xid)))
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_type AS t
                       WHERE t.typtype IN ('b', 'd', 'r') AND t.typcategory <> 'A'
                         AND pg_catalog.age(t.xmin) <= pg_catalog.age(CAST(:since AS xid)))
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute AS a
                       JOIN pg_catalog.pg_class AS c ON c.oid = a.attrelid
                       WHERE a.attnum > 0 AND c.relpersistence <> 't'
                         AND pg_catalog.age(a.xmin) <= pg_catalog.age(CAST(:since AS xid))) AS tells
