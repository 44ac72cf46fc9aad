-- One row also where there is no task: its rate is NULL, which is within every limit.
SELECT '24 h' AS period,
       COUNT(*) AS total_tasks,
       COALESCE(SUM(CASE WHEN t.status = 'completed' THEN 1 ELSE 0 END), 0) AS completed_tasks,
       COALESCE(SUM(CASE WHEN t.status = 'failed' THEN 1 ELSE 0 END), 0) AS failed_tasks,
       ROUND(100.0 * SUM(CASE WHEN t.status = 'completed' THEN 1 ELSE 0 END) / NULLIF(COUNT(*), 0), 2) AS success_rate
FROM generation_tasks t
WHERE datetime(t.created_at, 'auto') >= datetime('now', '-24 hours')
