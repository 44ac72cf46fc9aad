SELECT l.id, l.action, l.created_at, l.user_id
FROM operation_logs l
WHERE l.user_id IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM users u WHERE u.id = l.user_id)
ORDER BY l.id
