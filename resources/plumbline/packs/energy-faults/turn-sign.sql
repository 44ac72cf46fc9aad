UPDATE pue_drill_down
SET kwh = abs(kwh)
WHERE id IN (SELECT value FROM json_each(:keys))
