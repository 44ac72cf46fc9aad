-- Runs as: devops-backend. The user page of a tenant, another one each second.
SELECT id, username, real_name, status, last_login_at
FROM users
WHERE tenant_id = 1 + extract(epoch FROM clock_timestamp())::bigint % 30
ORDER BY last_login_at DESC NULLS LAST
LIMIT 20
