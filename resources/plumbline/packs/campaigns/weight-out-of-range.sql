SELECT c.id, c.campaign_name, c.attribution_weight,
       CASE WHEN c.attribution_weight IS NULL THEN 'no weight'
            WHEN c.attribution_weight > 1 THEN 'above 1'
            ELSE 'not above 0' END AS problem,
       c.start_date, c.end_date
FROM campaigns c
WHERE c.attribution_weight IS NULL OR c.attribution_weight <= 0 OR c.attribution_weight > 1
ORDER BY c.id
