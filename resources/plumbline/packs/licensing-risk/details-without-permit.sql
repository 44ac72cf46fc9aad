SELECT x.region_id, x.permit_id
FROM region_permit_details x
WHERE x.permit_id IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM permits p WHERE p.id = x.permit_id)
ORDER BY 1, 2
