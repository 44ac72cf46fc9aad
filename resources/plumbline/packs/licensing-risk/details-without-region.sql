SELECT x.region_id, x.permit_id
FROM region_permit_details x
WHERE x.region_id IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM regions p WHERE p.id = x.region_id)
ORDER BY 1, 2
