UPDATE users SET username = username || '-' || id::text WHERE id = ANY(:keys)
