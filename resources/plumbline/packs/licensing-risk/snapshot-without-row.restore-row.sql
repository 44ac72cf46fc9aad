INSERT INTO region_permit_risks (region_id, permit_id, risk_id)
SELECT DISTINCT g.id, p.id, k.id
FROM permit_risk_snapshots s
JOIN regions g ON g.id::text = coalesce(to_jsonb(s) ->> 'region_id', split_part(s.permit_risk_key, '::', 1))
JOIN permits p ON p.id::text = coalesce(to_jsonb(s) ->> 'permit_id', split_part(s.permit_risk_key, '::', 2))
JOIN risks k ON k.id::text = coalesce(to_jsonb(s) ->> 'risk_id', split_part(s.permit_risk_key, '::', 3))
WHERE s.snapshot_id = ANY(:keys)
  AND NOT EXISTS (
      SELECT 1 FROM region_permit_risks x WHERE x.region_id = g.id AND x.permit_id = p.id AND x.risk_id = k.id)
