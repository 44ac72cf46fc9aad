-- After the deletion, so that a trigger that counts down by itself is set right too.
UPDATE distillations d
SET usage_count = (SELECT COUNT(*) FROM distillation_usage u WHERE u.distillation_id = d.id)
WHERE d.id = ANY(:keys_distillation_id)
