-- pg_class.reltuples is what the planner believes; beside it what is really there. Small tables
-- are planned alike whatever it believes.
SELECT n.nspname AS schema_name, t.relname AS table_name, c.rows_now, greatest(t.reltuples, 0)::bigint AS rows_believed,
       EXISTS (SELECT FROM pg_stats s WHERE s.schemaname = n.nspname AND s.tablename = t.relname) AS analyzed
FROM (SELECT to_regclass('campaigns') AS relation, count(*) AS rows_now FROM campaigns
      UNION ALL
      SELECT to_regclass('dim_date'), count(*) FROM dim_date
      UNION ALL
      SELECT to_regclass('holidays'), count(*) FROM holidays) c
JOIN pg_class t ON t.oid = c.relation AND t.relkind IN ('r', 'p')
JOIN pg_namespace n ON n.oid = t.relnamespace
WHERE c.rows_now >= 1000
  AND (NOT EXISTS (SELECT FROM pg_stats s WHERE s.schemaname = n.nspname AND s.tablename = t.relname)
       OR abs(c.rows_now - greatest(t.reltuples, 0)) > 50 + 0.2 * c.rows_now)
ORDER BY t.relname
