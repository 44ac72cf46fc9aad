UPDATE business_scopes SET name = 'scope-' || id::text WHERE id = ANY(:keys)
