SELECT d.date, d.is_holiday, false AS should_be, d.campaign_id
FROM dim_date d
WHERE d.is_holiday
  AND NOT EXISTS (SELECT FROM holidays h WHERE h.date = d.date)
ORDER BY d.date
