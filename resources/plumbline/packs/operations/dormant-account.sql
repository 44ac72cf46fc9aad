-- A status column is heeded where there is one.
SELECT u.id, u.username, u.last_login_at
FROM users u
WHERE u.last_login_at < now() - interval '90 days'
  AND lower(COALESCE(to_jsonb(u) ->> 'status', 'active')) NOT IN
     ('disabled', 'inactive', 'locked', 'suspended', 'deleted', '停用', '禁用', '已停用', '已禁用')
ORDER BY u.last_login_at, u.id
