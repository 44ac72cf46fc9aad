-- The selection trusts the counters, so by them it is always right. It is judged by the uses on record: a recommended
-- result is wrong where three or more results with topics were used less.
WITH used AS (
    SELECT d.id,
           d.keyword,
           d.usage_count,
           d.created_at,
           COALESCE(u.actual_count, 0) AS actual_count
    FROM distillations d
    LEFT JOIN (SELECT distillation_id, COUNT(*) AS actual_count
               FROM distillation_usage
               GROUP BY distillation_id) u ON u.distillation_id = d.id
    WHERE d.id IN (SELECT t.distillation_id FROM distillation_topics t)
), ranked AS (
    SELECT w.id,
           w.keyword,
           w.usage_count,
           w.actual_count,
           RANK() OVER (ORDER BY w.actual_count) - 1 AS used_less,
           ROW_NUMBER() OVER (ORDER BY w.usage_count, w.created_at, w.id) AS place
    FROM used w
)
SELECT r.id,
       r.keyword,
       r.place,
       r.usage_count,
       r.actual_count,
       r.used_less
FROM ranked r
WHERE r.place <= 3 AND r.used_less >= 3
ORDER BY r.place
