-- Runs as: distill-api. The newest uses of one distillation, another one each second.
SELECT u.id, u.used_at, a.title
FROM distillation_usage u
LEFT JOIN articles a ON a.id = u.article_id
WHERE u.distillation_id = 1 + extract(epoch FROM clock_timestamp())::bigint % 400
ORDER BY u.used_at DESC
LIMIT 10
