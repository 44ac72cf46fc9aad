UPDATE users SET last_login_at = NULL WHERE id = ANY(:keys)
