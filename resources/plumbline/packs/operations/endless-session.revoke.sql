UPDATE sessions SET revoked_at = now() WHERE id = ANY(:keys)
