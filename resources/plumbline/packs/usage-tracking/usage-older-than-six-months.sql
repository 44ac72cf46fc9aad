SELECT u.id,
       u.used_at,
       u.distillation_id,
       u.article_id
FROM distillation_usage u
WHERE u.used_at < now() - INTERVAL '6 months'
ORDER BY u.used_at, u.id
