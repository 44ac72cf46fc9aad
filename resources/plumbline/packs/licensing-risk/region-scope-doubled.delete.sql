DELETE FROM region_scopes x
USING unnest(:keys_region_id, :keys_scope_id, :keys_place) AS k (region_id, scope_id, place)
WHERE x.ctid = k.place::tid
  AND x.region_id = k.region_id
  AND x.scope_id = k.scope_id
