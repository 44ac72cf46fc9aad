-- Runs as: lawrisk-api. The permits of a trade in a district, another district each second.
SELECT p.name, d.permit_status, d.department, d.handling_days
FROM region_theme_permits t
JOIN permits p ON p.id = t.permit_id
LEFT JOIN region_permit_details d ON d.region_id = t.region_id AND d.permit_id = t.permit_id
WHERE t.region_id = md5('region ' || 1 + extract(epoch FROM clock_timestamp())::bigint % 5)::uuid AND t.theme_id = md5('theme 1')::uuid
ORDER BY p.name
