UPDATE users SET tenant_id = NULL WHERE id = ANY(:keys)
