-- Runs as: campaign-web. The calendar of the month with its campaigns.
SELECT d.date, d.weekday, d.is_holiday, c.campaign_name
FROM dim_date d
LEFT JOIN campaigns c ON c.id = d.campaign_id
WHERE d.date BETWEEN CURRENT_DATE - 15 AND CURRENT_DATE + 15
ORDER BY d.date
