DELETE FROM operation_logs WHERE id = ANY(:keys)
