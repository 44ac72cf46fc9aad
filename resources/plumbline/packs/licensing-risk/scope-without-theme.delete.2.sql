DELETE FROM business_scopes WHERE id = ANY(:keys)
