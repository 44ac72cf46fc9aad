DELETE FROM distillation_usage WHERE id IN (SELECT value FROM json_each(:keys))
