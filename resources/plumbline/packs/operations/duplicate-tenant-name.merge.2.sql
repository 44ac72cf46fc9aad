DELETE FROM tenants WHERE id = ANY(:keys)
