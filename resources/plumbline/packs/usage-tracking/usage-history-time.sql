-- The history of any one result that was used; its id may be of any type.
SELECT u.id,
       u.article_id,
       u.used_at
FROM distillation_usage u
WHERE u.distillation_id = (SELECT f.distillation_id FROM distillation_usage f LIMIT 1)
ORDER BY u.used_at DESC
LIMIT 10
