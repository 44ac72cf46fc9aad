SELECT count(*) AS value, min(date) || ' - ' || max(date) AS detail
FROM dim_date
