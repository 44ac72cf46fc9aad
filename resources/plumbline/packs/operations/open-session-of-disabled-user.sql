SELECT s.id, s.user_id, u.username, u.status, s.expires_at
FROM sessions s
JOIN users u ON u.id = s.user_id
WHERE s.revoked_at IS NULL
  AND s.expires_at > now()
  AND lower(u.status) IN ('disabled', 'inactive', 'locked', 'suspended', 'deleted', '停用', '禁用', '已停用', '已禁用')
ORDER BY s.user_id, s.id
