SELECT u.id, u.username, u.last_login_at
FROM users u
WHERE u.last_login_at > now() + interval '5 minutes'
ORDER BY u.id
