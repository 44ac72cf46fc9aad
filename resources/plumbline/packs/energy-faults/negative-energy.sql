SELECT d.id,
       d.pue_id,
       d.device,
       d.kwh
FROM pue_drill_down d
WHERE CAST(d.kwh AS REAL) < 0
ORDER BY d.id
