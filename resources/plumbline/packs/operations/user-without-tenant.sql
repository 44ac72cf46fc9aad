SELECT u.id, u.username, u.tenant_id
FROM users u
WHERE u.tenant_id IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM tenants t WHERE t.id = u.tenant_id)
ORDER BY u.id
