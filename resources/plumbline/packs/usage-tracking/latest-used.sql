SELECT u.id,
       u.used_at,
       u.distillation_id,
       d.keyword,
       u.article_id
FROM distillation_usage u
LEFT JOIN distillations d ON d.id = u.distillation_id
ORDER BY u.used_at DESC, u.id DESC
LIMIT 10
