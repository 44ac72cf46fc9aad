UPDATE sessions SET expires_at = created_at WHERE id = ANY(:keys)
