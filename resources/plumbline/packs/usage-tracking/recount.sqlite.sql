UPDATE distillations
SET usage_count = (SELECT COUNT(*) FROM distillation_usage u WHERE u.distillation_id = distillations.id)
WHERE id IN (SELECT value FROM json_each(:keys))
