-- Runs as: devops-ui. The newest operations on the front page; sorts the whole log since its index is gone.
SELECT l.created_at, u.real_name, l.action, l.module, l.status
FROM operation_logs l
LEFT JOIN users u ON u.id = l.user_id
ORDER BY l.created_at DESC
LIMIT 30
