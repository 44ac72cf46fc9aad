UPDATE users SET created_at = last_login_at WHERE id = ANY(:keys)
