UPDATE permit_risk_snapshots
SET permit_risk_key = region_id::text || '::' || permit_id::text || '::' || risk_id::text
WHERE snapshot_id = ANY(:keys)
