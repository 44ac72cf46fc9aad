SELECT c.attribution_weight, count(*) AS campaigns,
       round(100.0 * count(*) / sum(count(*)) OVER (), 2) AS percent,
       min(c.start_date) AS first_start, max(c.end_date) AS last_end
FROM campaigns c
GROUP BY c.attribution_weight
ORDER BY c.attribution_weight
