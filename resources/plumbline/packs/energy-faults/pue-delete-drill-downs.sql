DELETE FROM pue_drill_down WHERE pue_id IN (SELECT value FROM json_each(:keys))
