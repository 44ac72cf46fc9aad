SELECT ROUND(100.0 * SUM(CASE WHEN t.status = 'completed' THEN 1 ELSE 0 END) / NULLIF(COUNT(*), 0), 2) AS value,
       SUM(CASE WHEN t.status = 'completed' THEN 1 ELSE 0 END) || ' / ' || COUNT(*) AS detail
FROM generation_tasks t
WHERE datetime(t.created_at, 'auto') >= datetime('now', '-24 hours')
