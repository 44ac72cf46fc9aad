SELECT c.id, c.campaign_name, c.created_at, c.start_date, c.end_date
FROM campaigns c
WHERE c.campaign_name LIKE '測試%'
  AND c.created_at < now() - interval '7 days'
ORDER BY c.created_at, c.id
