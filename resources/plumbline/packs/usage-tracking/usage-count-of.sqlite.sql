-- The whole question for chosen results: their records are counted one by one, not all records at once.
SELECT c.id,
       c.keyword,
       c.usage_count,
       c.actual_count,
       COALESCE(c.usage_count, 0) - c.actual_count AS difference
FROM (SELECT d.id,
             d.keyword,
             d.usage_count,
             (SELECT COUNT(*) FROM distillation_usage u WHERE u.distillation_id = d.id) AS actual_count
      FROM distillations d
      WHERE d.id IN (SELECT value FROM json_each(:keys))) c
WHERE c.usage_count IS NULL OR c.usage_count <> c.actual_count
ORDER BY c.id
