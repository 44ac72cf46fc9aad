DELETE FROM region_themes x
USING unnest(:keys_region_id, :keys_theme_id) AS k (region_id, theme_id)
WHERE x.region_id = k.region_id
  AND x.theme_id = k.theme_id
