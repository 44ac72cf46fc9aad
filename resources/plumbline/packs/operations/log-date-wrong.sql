SELECT l.id, l.action, l.created_at
FROM operation_logs l
WHERE l.created_at IS NULL OR l.created_at > now() + interval '5 minutes'
ORDER BY l.id
