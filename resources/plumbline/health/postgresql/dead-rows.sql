SELECT coalesce((SELECT round(100.0 * w.n_dead_tup / (w.n_live_tup + w.n_dead_tup), 1)
                 FROM pg_stat_user_tables w
                 WHERE w.n_dead_tup > 10000
                 ORDER BY w.n_dead_tup::numeric / (w.n_live_tup + w.n_dead_tup) DESC LIMIT 1), 0) AS value,
       coalesce(sum(t.n_dead_tup), 0)::text AS detail,
       (SELECT w.schemaname || '.' || w.relname
        FROM pg_stat_user_tables w
        WHERE w.n_dead_tup > 10000
        ORDER BY w.n_dead_tup::numeric / (w.n_live_tup + w.n_dead_tup) DESC LIMIT 1) AS culprit
FROM pg_stat_user_tables t
