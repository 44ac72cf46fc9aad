DELETE FROM pue_comment WHERE id IN (SELECT value FROM json_each(:keys))
