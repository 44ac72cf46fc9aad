SELECT round(100.0 * count(*) FILTER (WHERE lower(btrim(status)) IN
           ('failed', 'failure', 'fail', 'error', '失败', '失敗', '错误', '錯誤')) / NULLIF(count(*), 0), 2) AS value
FROM operation_logs
WHERE created_at > now() - interval '24 hours'
  AND created_at <= now()
