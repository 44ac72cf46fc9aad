-- A row that names no month is not lost; it is one that names a month that is gone.
SELECT c.id,
       c.pue_id
FROM pue_comment c
WHERE c.pue_id IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM pue_data p WHERE p.id = c.pue_id)
ORDER BY c.id
