UPDATE users SET status = 'disabled' WHERE id = ANY(:keys)
