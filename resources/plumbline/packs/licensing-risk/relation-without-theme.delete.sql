DELETE FROM region_theme_permits x
USING unnest(:keys_region_id, :keys_theme_id, :keys_permit_id) AS k (region_id, theme_id, permit_id)
WHERE x.region_id = k.region_id
  AND x.theme_id = k.theme_id
  AND x.permit_id = k.permit_id
