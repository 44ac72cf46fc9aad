UPDATE tenants SET name = name || '-' || id::text WHERE id = ANY(:keys)
