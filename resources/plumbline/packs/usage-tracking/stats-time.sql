SELECT d.id,
       d.keyword,
       d.usage_count,
       MAX(u.used_at) AS last_used_at
FROM distillations d
LEFT JOIN distillation_usage u ON u.distillation_id = d.id
GROUP BY d.id, d.keyword, d.usage_count
ORDER BY d.usage_count DESC
LIMIT 20
