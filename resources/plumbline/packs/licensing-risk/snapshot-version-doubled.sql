SELECT d.snapshot_id, d.permit_risk_key, d.version, d.edited_by, d.created_at
FROM (SELECT s.snapshot_id, s.permit_risk_key, s.version, s.edited_by, s.created_at,
             row_number() OVER (PARTITION BY s.permit_risk_key, s.version ORDER BY s.created_at, s.snapshot_id) AS place
      FROM permit_risk_snapshots s) d
WHERE d.place > 1
ORDER BY 2, 3, 5
