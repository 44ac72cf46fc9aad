SELECT a.id AS first_id, a.campaign_name AS first_campaign, b.id AS second_id, b.campaign_name AS second_campaign,
       greatest(a.start_date, b.start_date) AS overlaps_from,
       least(a.end_date, b.end_date) AS overlaps_to
FROM campaigns a
JOIN campaigns b ON b.id > a.id AND a.start_date <= b.end_date AND b.start_date <= a.end_date
ORDER BY overlaps_from, first_id, second_id
