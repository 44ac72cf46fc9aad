SELECT u.id,
       u.distillation_id,
       u.article_id,
       u.used_at
FROM distillation_usage u
LEFT JOIN distillations d ON d.id = u.distillation_id
WHERE d.id IS NULL
ORDER BY u.id
