UPDATE tenants SET name = 'tenant-' || id::text WHERE id = ANY(:keys)
