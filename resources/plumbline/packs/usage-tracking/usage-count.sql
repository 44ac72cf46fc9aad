-- IS DISTINCT FROM's portable form: a counter that is NULL is wrong too, and <> would not see it.
SELECT d.id,
       d.keyword,
       d.usage_count,
       COALESCE(u.actual_count, 0) AS actual_count,
       COALESCE(d.usage_count, 0) - COALESCE(u.actual_count, 0) AS difference
FROM distillations d
LEFT JOIN (SELECT distillation_id, COUNT(*) AS actual_count
           FROM distillation_usage
           GROUP BY distillation_id) u ON u.distillation_id = d.id
WHERE d.usage_count IS NULL OR d.usage_count <> COALESCE(u.actual_count, 0)
ORDER BY d.id
