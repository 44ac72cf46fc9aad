DELETE FROM sessions WHERE user_id = ANY(:keys)
