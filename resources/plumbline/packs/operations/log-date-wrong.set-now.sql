UPDATE operation_logs SET created_at = now() WHERE id = ANY(:keys)
