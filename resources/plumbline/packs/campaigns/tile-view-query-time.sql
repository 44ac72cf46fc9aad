-- The reference to the start makes the view wait for the first reading of the clock.
SELECT round((extract(epoch FROM clock_timestamp() - max(s.started)) * 1000)::numeric, 1) AS value,
       max(f.records)::text AS detail
FROM (SELECT clock_timestamp() AS started OFFSET 0) s
CROSS JOIN LATERAL (SELECT count(*) AS records FROM revenue_attribution_analysis WHERE s.started IS NOT NULL) f
