UPDATE sessions SET revoked_at = now() WHERE user_id = ANY(:keys) AND revoked_at IS NULL
