SELECT ROUND(AVG(d.usage_count), 2) AS value,
       MIN(d.usage_count) || ' - ' || MAX(d.usage_count) AS detail
FROM distillations d
