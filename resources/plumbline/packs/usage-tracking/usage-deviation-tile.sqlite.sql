WITH mean (n, average) AS (
    SELECT COUNT(d.usage_count), AVG(d.usage_count) FROM distillations d
)
SELECT ROUND(sqrt(SUM((d.usage_count - m.average) * (d.usage_count - m.average)) / NULLIF(m.n - 1, 0)), 2) AS value
FROM distillations d CROSS JOIN mean m
