UPDATE themes SET name = 'theme-' || id::text WHERE id = ANY(:keys)
