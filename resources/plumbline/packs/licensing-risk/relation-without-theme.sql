SELECT x.region_id, x.theme_id, x.permit_id
FROM region_theme_permits x
WHERE x.theme_id IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM themes p WHERE p.id = x.theme_id)
ORDER BY 1, 2, 3
