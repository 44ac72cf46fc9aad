UPDATE operation_logs SET user_id = NULL WHERE user_id = ANY(:keys)
