-- The last free day of the calendar, one with a campaign if there is one. The name keeps, in few characters, which
-- campaign the day showed before.
SELECT add_holiday(day.date, 'plumbline ' || left(md5(coalesce(day.campaign_id::text, '')), 8))
FROM (
    SELECT d.date, d.campaign_id
    FROM dim_date d
    WHERE d.is_holiday IS NOT TRUE
      AND NOT EXISTS (SELECT FROM holidays h WHERE h.date = d.date)
    ORDER BY d.campaign_id IS NULL, d.date DESC
    LIMIT 1
) day
