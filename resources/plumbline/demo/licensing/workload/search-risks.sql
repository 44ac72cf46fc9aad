-- Runs as: lawrisk-assistant. Full-text search of the assistant, without an index.
SELECT permit_name, count(*) AS hits
FROM region_permit_risk_vw
WHERE risk_content LIKE '%责令%' OR legal_basis LIKE '%消防法%'
GROUP BY permit_name
ORDER BY hits DESC, permit_name
LIMIT 10
