UPDATE distillations d
SET usage_count = (SELECT COUNT(*) FROM distillation_usage u WHERE u.distillation_id = d.id)
WHERE d.usage_count IS DISTINCT FROM (SELECT COUNT(*) FROM distillation_usage u WHERE u.distillation_id = d.id)
