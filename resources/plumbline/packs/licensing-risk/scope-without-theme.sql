SELECT x.id, x.name, x.theme_id
FROM business_scopes x
WHERE x.theme_id IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM themes p WHERE p.id = x.theme_id)
ORDER BY 1, 2, 3
