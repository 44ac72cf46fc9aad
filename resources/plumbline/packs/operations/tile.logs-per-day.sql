SELECT count(*) AS value
FROM operation_logs
WHERE created_at > now() - interval '24 hours'
  AND created_at <= now()
