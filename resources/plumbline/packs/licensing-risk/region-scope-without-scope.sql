SELECT x.region_id, x.scope_id
FROM region_scopes x
WHERE x.scope_id IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM business_scopes p WHERE p.id = x.scope_id)
ORDER BY 1, 2
