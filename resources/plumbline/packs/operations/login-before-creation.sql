SELECT u.id, u.username, u.created_at, u.last_login_at
FROM users u
WHERE u.last_login_at < u.created_at
ORDER BY u.id
