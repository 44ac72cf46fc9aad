-- Runs as: lawrisk-api. The risks of one permit, another one each second.
SELECT region_name, permit_name, risk_content, legal_basis
FROM region_permit_risk_vw
WHERE permit_id = md5('permit ' || 1 + extract(epoch FROM clock_timestamp())::bigint % 50)::uuid
ORDER BY region_name, risk_id
