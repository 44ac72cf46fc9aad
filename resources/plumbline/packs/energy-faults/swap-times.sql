UPDATE fault_record
SET occurred_at = recovered_at,
    recovered_at = occurred_at
WHERE id IN (SELECT value FROM json_each(:keys))
