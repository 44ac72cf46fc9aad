-- Only within the span of the calendar: a holiday of a year that it does not hold yet is no fault.
SELECT h.id, h.date, h.name
FROM holidays h
WHERE h.date BETWEEN (SELECT min(d.date) FROM dim_date d) AND (SELECT max(d.date) FROM dim_date d)
  AND NOT EXISTS (SELECT FROM dim_date d WHERE d.date = h.date)
ORDER BY h.date, h.id
