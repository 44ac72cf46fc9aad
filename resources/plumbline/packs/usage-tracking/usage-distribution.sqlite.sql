-- The deviation of a sample, as PostgreSQL's STDDEV.
WITH mean (n, average) AS (
    SELECT COUNT(d.usage_count), AVG(d.usage_count) FROM distillations d
), spread (variance) AS (
    SELECT SUM((d.usage_count - m.average) * (d.usage_count - m.average)) / NULLIF(m.n - 1, 0)
    FROM distillations d CROSS JOIN mean m
)
SELECT COUNT(*) AS total_distillations,
       SUM(d.usage_count) AS total_usage,
       ROUND(AVG(d.usage_count), 2) AS avg_usage,
       MAX(d.usage_count) AS max_usage,
       MIN(d.usage_count) AS min_usage,
       ROUND(sqrt((SELECT s.variance FROM spread s)), 2) AS stddev_usage
FROM distillations d
