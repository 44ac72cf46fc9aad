SELECT v.region_id, v.permit_id, v.risk_id, f.field, left(f.shown, 200) AS shown, left(f.stored, 200) AS stored
FROM region_permit_risk_vw v
JOIN regions g ON g.id = v.region_id
JOIN permits p ON p.id = v.permit_id
JOIN risks k ON k.id = v.risk_id
LEFT JOIN region_permit_details d ON d.region_id = v.region_id AND d.permit_id = v.permit_id
CROSS JOIN LATERAL (VALUES ('region_name', v.region_name::text, g.name::text),
                           ('permit_name', v.permit_name::text, p.name::text),
                           ('risk_content', v.risk_content::text, k.risk_content::text),
                           ('permit_status', v.permit_status::text, d.permit_status::text)) AS f (field, shown, stored)
WHERE f.shown IS DISTINCT FROM f.stored
ORDER BY 1, 2, 3, 4
