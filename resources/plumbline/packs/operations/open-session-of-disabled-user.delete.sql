DELETE FROM sessions WHERE id = ANY(:keys)
