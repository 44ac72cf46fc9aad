SELECT count(*) FROM revenue_attribution_analysis
