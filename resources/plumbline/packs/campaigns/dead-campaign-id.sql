SELECT d.date, d.campaign_id, d.is_holiday
FROM dim_date d
WHERE d.campaign_id IS NOT NULL
  AND NOT EXISTS (SELECT FROM campaigns c WHERE c.id = d.campaign_id)
ORDER BY d.date
