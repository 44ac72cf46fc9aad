-- The row is named by the three ids where the snapshots keep them as columns, else by the key they are filed under.
SELECT s.snapshot_id, s.permit_risk_key, s.version, s.region_id, s.permit_id, s.risk_id, s.created_at
FROM (SELECT t.snapshot_id, t.permit_risk_key, t.version, t.created_at,
             coalesce(to_jsonb(t) ->> 'region_id', split_part(t.permit_risk_key, '::', 1)) AS region_id,
             coalesce(to_jsonb(t) ->> 'permit_id', split_part(t.permit_risk_key, '::', 2)) AS permit_id,
             coalesce(to_jsonb(t) ->> 'risk_id', split_part(t.permit_risk_key, '::', 3)) AS risk_id
      FROM permit_risk_snapshots t) s
WHERE NOT EXISTS (
    SELECT 1 FROM region_permit_risks x
    WHERE x.region_id::text = s.region_id
      AND x.permit_id::text = s.permit_id
      AND x.risk_id::text = s.risk_id)
ORDER BY 2, 3
