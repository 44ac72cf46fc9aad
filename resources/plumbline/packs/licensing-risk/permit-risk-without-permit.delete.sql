DELETE FROM region_permit_risks x
USING unnest(:keys_region_id, :keys_permit_id, :keys_risk_id) AS k (region_id, permit_id, risk_id)
WHERE x.region_id = k.region_id
  AND x.permit_id = k.permit_id
  AND x.risk_id = k.risk_id
