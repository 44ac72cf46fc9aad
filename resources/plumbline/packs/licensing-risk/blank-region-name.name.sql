UPDATE regions SET name = 'region-' || id::text WHERE id = ANY(:keys)
