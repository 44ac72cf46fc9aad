UPDATE pue_comment SET pue_id = NULL WHERE id IN (SELECT value FROM json_each(:keys))
