-- Runs as: devops-backend. Is the token of this request still good?
SELECT s.user_id, u.status
FROM sessions s
JOIN users u ON u.id = s.user_id
WHERE s.user_id = 1 + extract(epoch FROM clock_timestamp())::bigint % 1500 AND s.revoked_at IS NULL AND s.expires_at > now()
