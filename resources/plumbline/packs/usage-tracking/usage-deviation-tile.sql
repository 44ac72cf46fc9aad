SELECT ROUND(STDDEV(d.usage_count), 2) AS value
FROM distillations d
