UPDATE dim_date d
SET campaign_id = NULL
WHERE d.campaign_id IN (SELECT c.id
                        FROM campaigns c
                        WHERE c.id = ANY(:keys)
                          AND c.campaign_name LIKE '測試%'
                          AND c.created_at < now() - interval '7 days')
