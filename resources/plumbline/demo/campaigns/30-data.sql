-- 731 days of calendar around today, 40 campaigns, the Taiwanese holidays of those days, 4,000 orders.

INSERT INTO dim_date (date, year, month, day, weekday, is_weekend)
SELECT d, extract(year FROM d), extract(month FROM d), extract(day FROM d),
    (ARRAY['週一', '週二', '週三', '週四', '週五', '週六', '週日'])[extract(isodow FROM d)::integer], extract(isodow FROM d) > 5
FROM (SELECT CURRENT_DATE + g AS d FROM generate_series(-640, 90) g) day;

-- Two campaigns in each of 20 months, from the 3rd and from the 17th. Five of the first kind run into the second:
-- the overlaps the guide expects. Days without a campaign remain in between.
INSERT INTO campaigns (id, campaign_name, layer, priority, attribution_weight, budget, start_date, end_date, created_at)
SELECT 2 * m + k, to_char(first, 'YYYY') || ' ' || CASE k WHEN 1 THEN early ELSE late END,
    CASE WHEN extract(month FROM first) IN (6, 11, 12) THEN '年度主檔' WHEN k = 1 THEN '節慶' ELSE '檔期' END,
    CASE WHEN extract(month FROM first) IN (6, 11, 12) THEN 9 WHEN k = 1 THEN 6 ELSE 4 END,
    CASE WHEN k = 1 THEN 0.75 ELSE 0.5 END, 80000 + (m * 37 % 11) * 15000 + k * 5000,
    first + CASE k WHEN 1 THEN 2 ELSE 16 END,
    first + CASE WHEN k = 2 THEN 26 WHEN m % 4 = 1 THEN 17 ELSE 12 END,
    first - interval '40 days' + k * interval '9 hours 20 minutes'
FROM (
    SELECT m, (date_trunc('month', CURRENT_DATE::timestamp) + (m - 18) * interval '1 month')::date AS first FROM generate_series(0, 19) m
) month
JOIN (VALUES
    (1, '新年開運祭', '年貨大街'), (2, '情人節限定', '228 連假優惠'), (3, '女神節寵愛自己', '春季換新家電'), (4, '兒童節歡樂購', '春遊戶外用品展'),
    (5, '母親節感恩獻禮', '520 告白禮盒'), (6, '618 年中慶', '端午好禮'), (7, '夏日消暑祭', '暑期學生專案'), (8, '父親節獻禮', '七夕情人節'),
    (9, '開學季文具節', '中秋團圓烤肉趣'), (10, '國慶連假優惠', '秋冬新品搶先看'), (11, '雙 11 購物節', '感恩週年慶'), (12, '雙 12 年終盛典', '聖誕跨年派對')
) AS theme (number, early, late) ON theme.number = extract(month FROM first)
CROSS JOIN generate_series(1, 2) k
ORDER BY m, k;

-- Holidays with a fixed date, those of the moon's calendar by year, and three days the company gave off.
INSERT INTO holidays (date, name, created_at)
SELECT day, name, least(day - 60, CURRENT_DATE - 12)::timestamp + interval '10 hours'
FROM (
    SELECT make_date(year, month, day) AS day, name
    FROM generate_series(extract(year FROM CURRENT_DATE)::integer - 2, extract(year FROM CURRENT_DATE)::integer + 1) year
    CROSS JOIN (VALUES (1, 1, '元旦'), (2, 28, '和平紀念日'), (4, 4, '兒童節'), (4, 5, '清明節'), (5, 1, '勞動節'), (9, 28, '教師節'),
        (10, 10, '國慶日'), (10, 25, '臺灣光復節'), (12, 25, '行憲紀念日')) AS fixed (month, day, name)
    UNION ALL
    SELECT day, name
    FROM (VALUES (date '2024-02-09', '農曆除夕'), ('2024-02-10', '春節'), ('2024-06-10', '端午節'), ('2024-09-17', '中秋節'),
        ('2025-01-28', '農曆除夕'), ('2025-01-29', '春節'), ('2025-01-30', '春節初二'), ('2025-05-31', '端午節'), ('2025-10-06', '中秋節'),
        ('2026-02-16', '農曆除夕'), ('2026-02-17', '春節'), ('2026-02-18', '春節初二'), ('2026-06-19', '端午節'), ('2026-09-25', '中秋節'),
        ('2027-02-05', '農曆除夕'), ('2027-02-06', '春節'), ('2027-02-07', '春節初二'), ('2027-06-09', '端午節'), ('2027-09-15', '中秋節'),
        ('2028-01-25', '農曆除夕'), ('2028-01-26', '春節'), ('2028-01-27', '春節初二'), ('2028-05-28', '端午節'), ('2028-10-03', '中秋節')
    ) AS moon (day, name)
) holiday
WHERE day BETWEEN CURRENT_DATE - 640 AND CURRENT_DATE + 90
ORDER BY day;

INSERT INTO holidays (date, name, created_at)
SELECT day, (ARRAY['公司創立紀念日', '家庭日', '員工旅遊日'])[n], (day - 30)::timestamp + interval '10 hours'
FROM (
    SELECT date AS day, row_number() OVER (ORDER BY date)::integer AS n
    FROM (SELECT date FROM dim_date WHERE NOT is_holiday AND weekday = '週五' AND date < CURRENT_DATE - 30
        ORDER BY (date - CURRENT_DATE) % 97, date LIMIT 3) chosen
) given;

-- Orders gather on campaign days. Every status occurs; only the five of a paid order count as revenue.
CREATE TEMP TABLE day_plan AS
SELECT date, row_number() OVER (ORDER BY date, copy) - 1 AS slot, count(*) OVER () AS slots
FROM dim_date
CROSS JOIN generate_series(1, 3) copy
WHERE date BETWEEN CURRENT_DATE - 600 AND CURRENT_DATE AND (copy = 1 OR campaign_id IS NOT NULL);

INSERT INTO orders (order_no, order_date, customer, channel, product, status, total_amount, created_at)
SELECT 'SO' || to_char(p.date, 'YYYYMMDD') || '-' || lpad(n::text, 5, '0'), p.date,
    (ARRAY['陳', '林', '黃', '張', '李', '王', '吳', '劉', '蔡', '楊', '許', '鄭', '謝'])[1 + n * 5 % 13] ||
    (ARRAY['怡君', '志明', '雅婷', '俊傑', '淑芬', '家豪', '美玲', '冠宇', '佩珊', '宗翰', '詩涵', '建宏', '欣怡', '柏翰', '雅雯', '承恩', '婉婷'])[1 + n * 11 % 17],
    (ARRAY['官方網站', '手機 App', 'LINE 購物', '蝦皮旗艦店', '信義門市', '臺中門市'])[1 + n * 7 % 6],
    item.name,
    CASE WHEN p.date > CURRENT_DATE - 4 THEN (ARRAY['paid', 'processing', 'shipped', 'pending'])[1 + n % 4]
        ELSE (ARRAY['completed', 'completed', 'delivered', 'completed', 'cancelled', 'completed', 'delivered', 'refunded', 'completed', 'paid'])[1 + n % 10] END,
    item.price * (1 + n % 37 / 30) - n % 5 * 10 + CASE WHEN n % 6 = 0 THEN 0.5 ELSE 0 END,
    least(p.date::timestamp + n % 14 * interval '57 minutes' + interval '8 hours', now()::timestamp - n % 9 * interval '1 minute')
FROM generate_series(1, 4000) n
JOIN day_plan p ON p.slot = n::bigint * 7919 % p.slots
JOIN unnest(ARRAY['無線藍牙耳機', '負離子吹風機', '膠囊咖啡機', '空氣清淨機', '智慧手環', '保溫瓶兩入組', '高山烏龍茶禮盒', '羽絨外套', '記憶枕', '陶瓷不沾鍋', '兒童安全座椅'],
    ARRAY[1980, 2490, 4680, 7990, 1590, 899, 1280, 2980, 1190, 1690, 5680]) WITH ORDINALITY AS item (name, price, number)
    ON item.number = 1 + n * 3 % 11
ORDER BY p.date, n;

-- Two copies the weekly job made of the calendar, both younger than 30 days.
INSERT INTO dim_date_backup (date, is_holiday, campaign_id, reason, created_at)
SELECT d.date, d.is_holiday, d.campaign_id, '每週備份', now() - copy * interval '7 days' + interval '3 hours'
FROM generate_series(2, 1, -1) copy
JOIN dim_date d ON d.date BETWEEN CURRENT_DATE - 30 AND CURRENT_DATE + 29
ORDER BY copy DESC, d.date;

DROP TABLE day_plan;
ALTER SEQUENCE campaigns_id_seq RESTART WITH 41;
REFRESH MATERIALIZED VIEW revenue_attribution_analysis_materialized;
ANALYZE campaigns, holidays, dim_date, dim_date_backup, orders;
