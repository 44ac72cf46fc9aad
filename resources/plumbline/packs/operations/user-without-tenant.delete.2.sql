DELETE FROM users WHERE id = ANY(:keys)
