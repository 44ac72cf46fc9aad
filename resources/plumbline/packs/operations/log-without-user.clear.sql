UPDATE operation_logs SET user_id = NULL WHERE id = ANY(:keys)
