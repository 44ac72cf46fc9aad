SELECT v.region_id, v.permit_id, v.risk_id
FROM region_permit_risk_vw v
WHERE NOT EXISTS (
    SELECT 1 FROM region_permit_risks x
    WHERE x.region_id = v.region_id AND x.permit_id = v.permit_id AND x.risk_id = v.risk_id)
ORDER BY 1, 2, 3
