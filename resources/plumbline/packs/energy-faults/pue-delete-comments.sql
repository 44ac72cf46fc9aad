DELETE FROM pue_comment WHERE pue_id IN (SELECT value FROM json_each(:keys))
