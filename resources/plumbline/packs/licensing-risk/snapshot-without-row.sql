SELECT s.snapshot_id, s.permit_risk_key, s.version, s.region_id, s.permit_id, s.risk_id, s.created_at
FROM permit_risk_snapshots s
WHERE NOT EXISTS (
    SELECT 1 FROM region_permit_risks x
    WHERE x.region_id::text = s.region_id::text
      AND x.permit_id::text = s.permit_id::text
      AND x.risk_id::text = s.risk_id::text)
ORDER BY 2, 3
