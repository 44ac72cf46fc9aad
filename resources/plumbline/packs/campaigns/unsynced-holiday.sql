-- A finding is a day of the calendar, since that is what is put right; several holidays may lie on it.
SELECT d.date, string_agg(h.name, ', ' ORDER BY h.created_at, h.id) AS holiday_names, count(*) AS holidays, d.is_holiday
FROM dim_date d
JOIN holidays h ON h.date = d.date
WHERE d.is_holiday IS NOT TRUE
GROUP BY d.date, d.is_holiday
ORDER BY d.date
