-- Runs as: lawrisk-report. Which risks read alike, by comparing each row with each other; about a second.
SELECT a.permit_name, count(*) AS alike
FROM region_permit_risk_vw a
JOIN region_permit_risk_vw b ON a.risk_id < b.risk_id AND md5(repeat(a.risk_content || b.risk_content, 6)) < '08'
GROUP BY a.permit_name
ORDER BY alike DESC
LIMIT 20
