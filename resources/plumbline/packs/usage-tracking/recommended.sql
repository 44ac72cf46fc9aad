-- What the application recommends, in its own order, beside the uses that really are on record.
SELECT d.id,
       d.keyword,
       d.usage_count,
       (SELECT COUNT(*) FROM distillation_usage u WHERE u.distillation_id = d.id) AS actual_count,
       (SELECT COUNT(*) FROM distillation_topics t WHERE t.distillation_id = d.id) AS topic_count
FROM distillations d
WHERE d.id IN (SELECT t.distillation_id FROM distillation_topics t)
ORDER BY d.usage_count ASC, d.created_at ASC
LIMIT 3
