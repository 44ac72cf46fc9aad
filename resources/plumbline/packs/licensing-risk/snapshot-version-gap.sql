SELECT h.permit_risk_key, n.missing_version, h.last_version
FROM (SELECT permit_risk_key, max(version) AS last_version FROM permit_risk_snapshots GROUP BY permit_risk_key) h
CROSS JOIN LATERAL generate_series(1, h.last_version - 1) AS n (missing_version)
WHERE NOT EXISTS (
    SELECT 1 FROM permit_risk_snapshots s
    WHERE s.permit_risk_key = h.permit_risk_key AND s.version = n.missing_version)
ORDER BY 1, 2
