SELECT x.region_id, x.theme_id
FROM region_themes x
WHERE x.region_id IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM regions p WHERE p.id = x.region_id)
ORDER BY 1, 2
