UPDATE permit_risk_snapshots t
SET version = n.place
FROM (
        SELECT s.snapshot_id,
               row_number() OVER (PARTITION BY s.permit_risk_key ORDER BY s.version, s.created_at, s.snapshot_id) AS place
        FROM permit_risk_snapshots s
        WHERE s.permit_risk_key IN (
            SELECT d.permit_risk_key FROM permit_risk_snapshots d WHERE d.snapshot_id = ANY(:keys))) n
WHERE t.snapshot_id = n.snapshot_id
