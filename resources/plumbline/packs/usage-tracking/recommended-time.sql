SELECT d.id,
       d.keyword,
       d.usage_count
FROM distillations d
WHERE d.id IN (SELECT t.distillation_id
               FROM distillation_topics t
               GROUP BY t.distillation_id
               HAVING COUNT(*) > 0)
ORDER BY d.usage_count ASC, d.created_at ASC
LIMIT 10
