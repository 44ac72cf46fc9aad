SELECT COUNT(*) AS total_distillations,
       SUM(d.usage_count) AS total_usage,
       ROUND(AVG(d.usage_count), 2) AS avg_usage,
       MAX(d.usage_count) AS max_usage,
       MIN(d.usage_count) AS min_usage,
       ROUND(STDDEV(d.usage_count), 2) AS stddev_usage
FROM distillations d
