INSERT INTO region_themes (region_id, theme_id)
SELECT DISTINCT k.region_id, k.theme_id
FROM unnest(:keys_region_id, :keys_theme_id) AS k (region_id, theme_id)
WHERE NOT EXISTS (SELECT 1 FROM region_themes t WHERE t.region_id = k.region_id AND t.theme_id = k.theme_id)
