SELECT d.id,
       d.keyword,
       d.usage_count
FROM distillations d
WHERE d.usage_count IS NOT NULL
ORDER BY d.usage_count DESC, d.id
LIMIT 10
