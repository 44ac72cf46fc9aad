DELETE FROM user_roles WHERE user_id = ANY(:keys)
