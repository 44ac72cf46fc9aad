DELETE FROM fault_record WHERE id IN (SELECT value FROM json_each(:keys))
