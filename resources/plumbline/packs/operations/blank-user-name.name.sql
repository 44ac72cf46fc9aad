UPDATE users SET username = 'user-' || id::text WHERE id = ANY(:keys)
