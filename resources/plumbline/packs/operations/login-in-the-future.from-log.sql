UPDATE users u
SET last_login_at = COALESCE(
    (SELECT max(l.created_at) FROM operation_logs l WHERE l.user_id = u.id AND l.created_at <= now()), now())
WHERE u.id = ANY(:keys)
