-- The surplus rows: of each site and month the oldest row is the one that stays.
SELECT p.id,
       p.site,
       p.month,
       (SELECT MIN(f.id) FROM pue_data f WHERE f.site = p.site AND f.month = p.month) AS kept_id
FROM pue_data p
WHERE EXISTS (SELECT 1 FROM pue_data f WHERE f.site = p.site AND f.month = p.month AND f.id < p.id)
ORDER BY p.id
