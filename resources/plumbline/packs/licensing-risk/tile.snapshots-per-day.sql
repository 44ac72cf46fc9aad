SELECT count(*) AS value, count(DISTINCT permit_risk_key) || ' rows' AS detail
FROM permit_risk_snapshots
WHERE created_at > now() - interval '24 hours'
