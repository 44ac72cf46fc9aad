DELETE FROM region_scopes WHERE scope_id = ANY(:keys)
