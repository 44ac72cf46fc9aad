DELETE FROM pue_data WHERE id IN (SELECT value FROM json_each(:keys))
