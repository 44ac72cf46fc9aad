SELECT s.id, s.user_id, s.expires_at, s.created_at
FROM sessions s
WHERE s.expires_at < s.created_at
ORDER BY s.created_at, s.id
