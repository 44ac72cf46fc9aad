DELETE FROM dim_date d
WHERE d.date = ANY(:keys)
  AND d.campaign_id IS NOT NULL
  AND NOT EXISTS (SELECT FROM campaigns c WHERE c.id = d.campaign_id)
