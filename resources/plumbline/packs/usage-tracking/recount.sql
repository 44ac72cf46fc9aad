UPDATE distillations d
SET usage_count = (SELECT COUNT(*) FROM distillation_usage u WHERE u.distillation_id = d.id)
WHERE d.id = ANY(:keys)
