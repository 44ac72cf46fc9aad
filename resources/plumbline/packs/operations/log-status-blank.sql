SELECT l.id, l.action, l.created_at, l.status
FROM operation_logs l
WHERE l.status IS NULL OR btrim(l.status) = ''
ORDER BY l.id
