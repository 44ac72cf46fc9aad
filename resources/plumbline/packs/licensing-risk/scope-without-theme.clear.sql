UPDATE business_scopes SET theme_id = NULL WHERE id = ANY(:keys)
