-- 'auto' takes texts and numbers of seconds alike; a value that is no time is never old.
SELECT u.id,
       u.used_at,
       u.distillation_id,
       u.article_id
FROM distillation_usage u
WHERE datetime(u.used_at, 'auto') < datetime('now', '-6 months')
ORDER BY u.used_at, u.id
