SELECT g.user_id, g.role_id
FROM user_roles g
WHERE NOT EXISTS (SELECT 1 FROM roles r WHERE r.id = g.role_id)
  AND g.role_id IS NOT NULL
ORDER BY 1, 2
