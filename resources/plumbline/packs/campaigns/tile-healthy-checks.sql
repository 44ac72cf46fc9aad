SELECT count(*) FILTER (WHERE status = 'PASS') AS value,
       string_agg(check_name, ', ') FILTER (WHERE status = 'PASS') AS detail
FROM check_campaign_system_health()
