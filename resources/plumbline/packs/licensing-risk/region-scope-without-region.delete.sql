DELETE FROM region_scopes x
USING unnest(:keys_region_id, :keys_scope_id) AS k (region_id, scope_id)
WHERE x.region_id = k.region_id
  AND x.scope_id = k.scope_id
