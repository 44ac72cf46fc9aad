SELECT check_name, status, value, description
FROM check_attribution_quality()
