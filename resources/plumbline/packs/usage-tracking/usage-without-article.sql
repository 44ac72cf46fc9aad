SELECT u.id,
       u.article_id,
       u.distillation_id,
       u.used_at
FROM distillation_usage u
LEFT JOIN articles a ON a.id = u.article_id
WHERE a.id IS NULL
ORDER BY u.id
