SELECT p.id,
       p.site,
       p.month,
       p.pue_value
FROM pue_data p
WHERE p.pue_value IS NULL OR trim(p.pue_value) = ''
ORDER BY p.id
