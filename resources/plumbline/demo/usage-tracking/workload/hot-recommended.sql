-- Runs as: distill-api. The recommended selection, asked for by every new task.
SELECT id, keyword, usage_count,
    (SELECT count(*) FROM distillation_topics t WHERE t.distillation_id = d.id) AS topic_count
FROM distillations d
WHERE id IN (SELECT distillation_id FROM distillation_topics GROUP BY distillation_id HAVING count(*) > 0)
ORDER BY usage_count, created_at
LIMIT 3
