SELECT x.region_id, x.theme_id, x.permit_id
FROM region_theme_permits x
WHERE NOT EXISTS (SELECT 1 FROM region_themes t WHERE t.region_id = x.region_id AND t.theme_id = x.theme_id)
  AND EXISTS (SELECT 1 FROM regions r WHERE r.id = x.region_id)
  AND EXISTS (SELECT 1 FROM themes t WHERE t.id = x.theme_id)
ORDER BY 1, 2, 3
