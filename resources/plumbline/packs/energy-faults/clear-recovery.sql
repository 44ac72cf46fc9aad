UPDATE fault_record
SET recovered_at = NULL
WHERE id IN (SELECT value FROM json_each(:keys))
