DELETE FROM region_themes x
USING unnest(:keys_region_id, :keys_theme_id, :keys_place) AS k (region_id, theme_id, place)
WHERE x.ctid = k.place::tid
  AND x.region_id = k.region_id
  AND x.theme_id = k.theme_id
