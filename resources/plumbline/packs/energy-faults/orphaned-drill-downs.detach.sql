UPDATE pue_drill_down SET pue_id = NULL WHERE id IN (SELECT value FROM json_each(:keys))
