UPDATE dim_date d
SET is_holiday = true
WHERE d.date = ANY(:keys)
  AND d.is_holiday IS NOT TRUE
  AND EXISTS (SELECT FROM holidays h WHERE h.date = d.date)
