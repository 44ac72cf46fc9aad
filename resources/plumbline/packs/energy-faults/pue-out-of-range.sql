-- The whole room needs at least what its computers need, so a PUE is never below 1; above 3 a figure has slipped.
-- Text and other values that are no numbers count as 0.
SELECT p.id,
       p.site,
       p.month,
       p.pue_value
FROM pue_data p
WHERE p.pue_value IS NOT NULL
  AND (CAST(p.pue_value AS REAL) < 1 OR CAST(p.pue_value AS REAL) > 3)
ORDER BY p.id
