DELETE FROM distillation_usage WHERE id = ANY(:keys)
