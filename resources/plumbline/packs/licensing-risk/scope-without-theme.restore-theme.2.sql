INSERT INTO region_themes (region_id, theme_id)
SELECT DISTINCT x.region_id, x.theme_id
FROM region_theme_permits x
JOIN business_scopes s ON s.theme_id = x.theme_id
WHERE s.id = ANY(:keys)
  AND EXISTS (SELECT 1 FROM regions r WHERE r.id = x.region_id)
  AND NOT EXISTS (SELECT 1 FROM region_themes t WHERE t.region_id = x.region_id AND t.theme_id = x.theme_id)
