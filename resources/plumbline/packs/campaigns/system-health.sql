SELECT check_name, status, details
FROM check_campaign_system_health()
