SELECT x.region_id, x.permit_id, x.risk_id
FROM region_permit_risks x
WHERE NOT EXISTS (SELECT 1 FROM region_permit_details d WHERE d.region_id = x.region_id AND d.permit_id = x.permit_id)
ORDER BY 1, 2, 3
