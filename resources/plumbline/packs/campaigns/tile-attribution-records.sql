SELECT count(*) AS value
FROM revenue_attribution_analysis
