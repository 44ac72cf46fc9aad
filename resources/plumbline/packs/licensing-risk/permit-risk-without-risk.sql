SELECT x.region_id, x.permit_id, x.risk_id
FROM region_permit_risks x
WHERE x.risk_id IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM risks p WHERE p.id = x.risk_id)
ORDER BY 1, 2, 3
