-- The aggregate is complete before the clock is read a second time.
SELECT round((extract(epoch FROM clock_timestamp() - max(f.started)) * 1000)::numeric, 1) AS value,
       CASE WHEN count(f.answer) = 0 THEN 'NULL' END AS detail
FROM (SELECT clock_timestamp() AS started OFFSET 0) s
CROSS JOIN LATERAL (SELECT s.started, calculate_campaign_attributions(CURRENT_DATE) AS answer OFFSET 0) f
