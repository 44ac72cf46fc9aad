DELETE FROM permit_risk_snapshots WHERE snapshot_id = ANY(:keys)
