SELECT count(*) AS value, count(DISTINCT region_id) || ' regions' AS detail
FROM region_permit_risks
