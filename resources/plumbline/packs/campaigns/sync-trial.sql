-- One holiday was added, by this transaction. A row without it, too: then it was not added at all.
SELECT h.date, h.name, d.is_holiday, true AS should_be, d.campaign_id,
       h.name = 'plumbline ' || left(md5(coalesce(d.campaign_id::text, '')), 8) AS campaign_kept
FROM (VALUES (1)) AS trial (step)
LEFT JOIN holidays h ON h.name ~ '^plumbline [0-9a-f]{8}$'
LEFT JOIN dim_date d ON d.date = h.date
WHERE d.is_holiday IS NOT TRUE
   OR h.name <> 'plumbline ' || left(md5(coalesce(d.campaign_id::text, '')), 8)
