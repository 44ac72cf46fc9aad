-- Runs as: distill-report. The monthly report pairs all uses of a day, which no index helps; about a second.
SELECT date_trunc('month', a.used_at) AS month, count(*) AS pairs, avg(length(md5(a.id::text || b.id::text))) AS spread
FROM distillation_usage a
JOIN distillation_usage b ON b.used_at BETWEEN a.used_at - interval '30 hours' AND a.used_at + interval '30 hours'
GROUP BY 1
ORDER BY 1
