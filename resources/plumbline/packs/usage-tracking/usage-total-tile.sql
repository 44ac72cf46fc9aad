SELECT COUNT(*) AS value FROM distillation_usage
