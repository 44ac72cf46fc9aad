INSERT INTO region_permit_risks (region_id, permit_id, risk_id)
SELECT DISTINCT g.id, p.id, k.id
FROM permit_risk_snapshots s
JOIN regions g ON g.id::text = s.region_id::text
JOIN permits p ON p.id::text = s.permit_id::text
JOIN risks k ON k.id::text = s.risk_id::text
WHERE s.snapshot_id = ANY(:keys)
  AND NOT EXISTS (
      SELECT 1 FROM region_permit_risks x WHERE x.region_id = g.id AND x.permit_id = p.id AND x.risk_id = k.id)
