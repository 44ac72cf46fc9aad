-- How far the rows lie in the order of a column, values that cut it into parts of about the same size, and whether every
-- value of it is another one (-1). They are of the last ANALYZE: whether rows can have been moved since, to other pages,
-- is told by the counters of https://www.postgresql.org/docs/current/monitoring-stats.html
-- https://www.postgresql.org/docs/current/view-pg-stats.html
SELECT c.oid::bigint AS table_oid,
       s.attname AS name,
       s.correlation::float8 AS correlation,
       s.histogram_bounds::text::text[] AS bounds,
       s.n_distinct = -1 AS distinct,
       pg_stat_get_mod_since_analyze(c.oid) = 0
           OR (pg_stat_get_tuples_updated(c.oid) = pg_stat_get_tuples_hot_updated(c.oid)
               AND pg_stat_get_tuples_deleted(c.oid) = 0) AS unmoved
FROM pg_catalog.pg_class AS c
JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
JOIN unnest(:columns, :oids) AS k (name, oid) ON k.oid = c.oid
JOIN pg_catalog.pg_stats AS s ON s.schemaname = n.nspname AND s.tablename = c.relname AND s.attname = k.name
WHERE NOT s.inherited
