-- Runs as: devops-board. What is not closed yet, on the wall of the operators' room.
SELECT id, host_id, severity, title, raised_at
FROM alerts
WHERE closed_at IS NULL
ORDER BY raised_at DESC
LIMIT 20
