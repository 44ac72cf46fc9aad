SELECT round(AVG(p.pue_value), 3) AS value,
       MIN(p.pue_value) || ' - ' || MAX(p.pue_value) AS detail
FROM pue_data p
WHERE CAST(p.pue_value AS REAL) BETWEEN 1 AND 3
