SELECT count(*) AS value,
       count(*) FILTER (WHERE CURRENT_DATE BETWEEN start_date AND end_date) || ' / ' || count(*) AS detail
FROM campaigns
