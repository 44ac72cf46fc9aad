SELECT x.region_id, x.permit_id, x.risk_id
FROM region_permit_risks x
WHERE NOT EXISTS (
    SELECT 1 FROM region_permit_risk_vw v
    WHERE v.region_id = x.region_id AND v.permit_id = x.permit_id AND v.risk_id = x.risk_id)
ORDER BY 1, 2, 3
