SELECT lower(btrim(u.username)) AS name, count(DISTINCT u.tenant_id) AS tenants, count(*) AS users
FROM users u
WHERE btrim(u.username) <> ''
GROUP BY 1
HAVING count(DISTINCT u.tenant_id) > 1
ORDER BY 3 DESC, 1
LIMIT 100
