-- The planted faults, listed with their counts in planted.yaml; nothing else may stand here.

-- Dead campaign ids: two campaigns were deleted during a restore, with their trigger switched off as the guide says.
ALTER TABLE campaigns DISABLE TRIGGER update_campaign_in_dim_date_v2_trigger;
DELETE FROM campaigns WHERE id IN (9, 22);
ALTER TABLE campaigns ENABLE TRIGGER update_campaign_in_dim_date_v2_trigger;

-- Two more overlaps and a weight of 7.5: marketing entered an extra event by hand and took the weight for a percentage.
INSERT INTO campaigns (campaign_name, layer, priority, attribution_weight, budget, start_date, end_date, created_at)
SELECT to_char(first, 'YYYY') || ' 會員加碼日', '檔期', 3, 7.5, 60000, first + 9, first + 19, first - interval '6 days'
FROM (SELECT (date_trunc('month', CURRENT_DATE::timestamp) - interval '2 months')::date AS first) month;

-- A weight of zero: the campaign was published before its weight was set.
UPDATE campaigns SET attribution_weight = 0 WHERE id = 24;

-- Test campaigns on production: three forgotten for weeks, a fourth from two days ago, which may still be in use.
INSERT INTO campaigns (campaign_name, layer, priority, attribution_weight, start_date, end_date, created_at)
SELECT name, '檔期', 1, 0.1, first + 13, first + 14, now() - age
FROM (VALUES (16, '測試活動-請勿刪除', interval '61 days'), (12, '測試 LINE 推播', interval '33 days'), (8, '測試檔期 QA 驗收', interval '20 days'),
    (4, '測試 新版活動頁', interval '2 days')) AS leftover (back, name, age)
CROSS JOIN LATERAL (SELECT (date_trunc('month', CURRENT_DATE::timestamp) - back * interval '1 month')::date AS first) month;

-- The switched-off trigger: step 4 of the restore script, "enable again", was never run for the holidays.
ALTER TABLE holidays DISABLE TRIGGER trigger_sync_holidays;

-- Unsynced: four typhoon days were entered afterwards and never reached the calendar.
INSERT INTO holidays (date, name, created_at)
SELECT date, '颱風停班停課', date::timestamp - interval '4 hours'
FROM (
    SELECT date, row_number() OVER (ORDER BY date DESC) AS n
    FROM dim_date
    WHERE NOT is_holiday AND weekday IN ('週二', '週三') AND month BETWEEN 7 AND 10 AND date < CURRENT_DATE - 20
) season
WHERE n IN (3, 6, 11, 15)
ORDER BY date;

-- Orphaned flags: the company's own days off were cancelled afterwards, the calendar still shows them.
DELETE FROM holidays WHERE name IN ('公司創立紀念日', '家庭日', '員工旅遊日');

-- Doubled: the government's list was imported again over a part of the dates, one of them twice.
INSERT INTO holidays (date, name, created_at)
SELECT date, name, created_at + copy * interval '31 days'
FROM (SELECT date, name, created_at, row_number() OVER (ORDER BY date) AS n FROM holidays WHERE name <> '颱風停班停課') listed
JOIN (VALUES (3, 1), (7, 1), (12, 1), (12, 2)) AS again (number, copy) ON again.number = listed.n
ORDER BY copy, date;

-- Revenue that nobody gets: the guide's clean-up deleted three whole days of the calendar, their orders are left out.
DELETE FROM dim_date WHERE date IN (
    SELECT d.date FROM dim_date d
    WHERE d.date BETWEEN CURRENT_DATE - 500 AND CURRENT_DATE - 100 AND d.campaign_id IS NULL AND NOT d.is_holiday
        AND NOT EXISTS (SELECT 1 FROM holidays h WHERE h.date = d.date)
        AND EXISTS (SELECT 1 FROM orders o WHERE o.order_date = d.date AND o.status IN ('paid', 'delivered', 'completed'))
    ORDER BY d.day = 16 DESC, d.date
    LIMIT 3);

-- Orders without amount: the payment callback timed out and the amount was never written.
UPDATE orders SET total_amount = NULL
WHERE id IN (SELECT id FROM orders WHERE status IN ('paid', 'completed') ORDER BY id % 613, id LIMIT 6);

-- Stale backups: the weekly clean-up failed for two months.
INSERT INTO dim_date_backup (date, is_holiday, campaign_id, reason, created_at)
SELECT d.date, d.is_holiday, d.campaign_id, '還原前備份', now() - age
FROM (VALUES (interval '76 days', 60), (interval '45 days', 90)) AS copy (age, days)
JOIN dim_date d ON d.date BETWEEN CURRENT_DATE - 90 AND CURRENT_DATE - 91 + days
ORDER BY age DESC, d.date;

-- Slow attribution: a developer wrapped the function to trace it, and the pause he needed went to production.
ALTER FUNCTION calculate_campaign_attributions(date) RENAME TO calculate_campaign_attributions_traced;
CREATE FUNCTION calculate_campaign_attributions(p_date date) RETURNS jsonb LANGUAGE sql VOLATILE AS $$
    SELECT pg_sleep(1.1);
    SELECT calculate_campaign_attributions_traced(p_date)
$$;
