UPDATE operation_logs SET status = 'unknown' WHERE id = ANY(:keys)
