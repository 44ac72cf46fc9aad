SELECT d.id,
       d.keyword,
       d.usage_count,
       d.created_at
FROM distillations d
WHERE NOT EXISTS (SELECT 1 FROM distillation_topics t WHERE t.distillation_id = d.id)
ORDER BY d.id
