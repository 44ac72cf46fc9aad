SELECT d.region_id, d.permit_id, d.risk_id, d.place
FROM (SELECT v.region_id, v.permit_id, v.risk_id,
             row_number() OVER (PARTITION BY v.region_id, v.permit_id, v.risk_id) AS place
      FROM region_permit_risk_vw v) d
WHERE d.place > 1
ORDER BY 1, 2, 3, 4
