SELECT d.usage_count,
       COUNT(*) AS distillation_count
FROM distillations d
GROUP BY d.usage_count
ORDER BY d.usage_count
