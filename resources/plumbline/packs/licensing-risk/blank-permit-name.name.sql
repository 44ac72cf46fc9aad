UPDATE permits SET name = 'permit-' || id::text WHERE id = ANY(:keys)
