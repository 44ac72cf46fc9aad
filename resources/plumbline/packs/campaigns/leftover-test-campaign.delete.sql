DELETE FROM campaigns c
WHERE c.id = ANY(:keys)
  AND c.campaign_name LIKE '測試%'
  AND c.created_at < now() - interval '7 days'
