DELETE FROM pue_drill_down WHERE id IN (SELECT value FROM json_each(:keys))
