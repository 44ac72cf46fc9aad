-- The whole question for chosen results: their records are counted one by one, not all records at once.
SELECT d.id,
       d.keyword,
       d.usage_count,
       u.actual_count,
       COALESCE(d.usage_count, 0) - u.actual_count AS difference
FROM distillations d
CROSS JOIN LATERAL (SELECT COUNT(*) AS actual_count
                    FROM distillation_usage r
                    WHERE r.distillation_id = d.id) u
WHERE d.id = ANY(:keys) AND (d.usage_count IS NULL OR d.usage_count <> u.actual_count)
ORDER BY d.id
