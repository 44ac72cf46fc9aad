UPDATE dim_date d
SET is_holiday = false
WHERE d.date = ANY(:keys)
  AND d.is_holiday
  AND NOT EXISTS (SELECT FROM holidays h WHERE h.date = d.date)
