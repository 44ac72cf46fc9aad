SELECT s.id, s.user_id, s.created_at, s.expires_at, s.created_at + interval '30 days' AS thirty_days
FROM sessions s
WHERE s.revoked_at IS NULL
  AND s.expires_at > now()
  AND s.expires_at > s.created_at + interval '1 year'
ORDER BY s.expires_at DESC, s.id
