-- The guide counts INFO among the failed; it is no verdict, so here it is not.
SELECT count(*) FILTER (WHERE status NOT IN ('PASS', 'INFO')) AS value,
       string_agg(check_name || ' ' || status, ', ') FILTER (WHERE status NOT IN ('PASS', 'INFO')) AS detail
FROM check_campaign_system_health()
