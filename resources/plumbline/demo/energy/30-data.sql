-- 240 + 34 + 13,680 + 272 + 28 = 14,254 rows: the system's baseline. Arithmetic only, dated back from now.

CREATE TEMP TABLE site AS
WITH list (n, city, name) AS (VALUES
    (0, '无锡', '梁溪枢纽机楼'), (1, '无锡', '滨湖太湖大道机楼'), (2, '无锡', '新吴硕放IDC机房'), (3, '无锡', '惠山洛社汇聚机房'),
    (4, '江阴', '江阴澄江机楼'), (5, '江阴', '江阴周庄汇聚机房'), (6, '宜兴', '宜兴宜城机楼'), (7, '宜兴', '宜兴丁蜀汇聚机房'),
    (8, '苏州', '姑苏干将路机楼'), (9, '苏州', '园区金鸡湖数据中心'), (10, '苏州', '昆山花桥数据中心'), (11, '苏州', '吴江松陵机楼'),
    (12, '常州', '天宁兰陵机楼'), (13, '常州', '新北汉江路IDC机房'), (14, '常州', '溧阳燕山机楼'), (15, '南京', '玄武长途枢纽楼'),
    (16, '南京', '江宁吉山数据中心'), (17, '南京', '浦口桥北汇聚机房'), (18, '镇江', '京口中山路机楼'), (19, '镇江', '丹阳云阳机楼'))
SELECT * FROM list;

-- Twelve whole months of twenty sites, the newest being last month.
INSERT INTO pue_data (site, city, month, created_at)
WITH RECURSIVE back (m) AS (VALUES (12) UNION ALL SELECT m - 1 FROM back WHERE m > 1)
SELECT site.name, site.city, strftime('%Y-%m', 'now', 'start of month', '-' || m || ' months'),
    datetime('now', 'start of month', '-' || m || ' months', '+1 month', '+2 days', '+9 hours', '+' || site.n || ' minutes')
FROM back CROSS JOIN site
ORDER BY back.m DESC, site.n;

-- 19 devices in 3 tariffs for each month and site; cooling rises in summer, so that the PUE has a season.
INSERT INTO pue_drill_down (pue_id, device, kind, tariff, kwh)
WITH device (n, name, kind, share) AS (VALUES
    (1, 'A列机柜', 'IT', 9.4), (2, 'B列机柜', 'IT', 9.1), (3, 'C列机柜', 'IT', 8.7), (4, 'D列机柜', 'IT', 8.2), (5, '传输综合柜', 'IT', 4.6),
    (6, '数据核心柜', 'IT', 6.8), (7, '交换核心柜', 'IT', 5.2), (8, '1号冷水机组', '制冷', 4.3), (9, '2号冷水机组', '制冷', 4.1),
    (10, '冷冻水泵', '制冷', 1.4), (11, '冷却水泵', '制冷', 1.3), (12, '冷却塔风机', '制冷', 0.9), (13, '1号精密空调', '制冷', 2.6),
    (14, '2号精密空调', '制冷', 2.4), (15, '新风机组', '制冷', 0.7), (16, 'UPS损耗', '供电', 2.2), (17, '高压直流损耗', '供电', 1.5),
    (18, '变压器损耗', '供电', 0.9), (19, '照明与安防', '其他', 0.6)),
tariff (n, name, part) AS (VALUES (1, '峰', 0.42), (2, '平', 0.33), (3, '谷', 0.25))
SELECT p.id, device.name, device.kind, tariff.name,
    round(device.share * tariff.part * (3200 + (p.id * 37) % 20 * 410)
        * CASE device.kind WHEN '制冷' THEN 0.78 + 0.09 * (6 - abs(7 - CAST(substr(p.month, 6) AS INTEGER)))
            + ((p.id * 7) % 20 - 10) / 45.0 ELSE 1 END
        * (0.96 + ((p.id * 131 + device.n * 17 + tariff.n * 7) % 9) / 100.0), 1)
FROM pue_data p CROSS JOIN device CROSS JOIN tariff
ORDER BY p.id, device.n, tariff.n;

UPDATE pue_data SET
    it_kwh = (SELECT round(sum(kwh), 1) FROM pue_drill_down d WHERE d.pue_id = pue_data.id AND d.kind = 'IT'),
    total_kwh = (SELECT round(sum(kwh), 1) FROM pue_drill_down d WHERE d.pue_id = pue_data.id);
UPDATE pue_data SET pue_value = round(total_kwh / it_kwh, 3);

INSERT INTO pue_comment (pue_id, author, content, created_at)
WITH RECURSIVE g (n) AS (VALUES (0) UNION ALL SELECT n + 1 FROM g WHERE n < 33),
author (n, name) AS (VALUES (0, '周建国'), (1, '吴敏'), (2, '徐志强'), (3, '钱慧'), (4, '沈浩')),
remark (n, content) AS (VALUES
    (0, '冷水机组换季清洗后,制冷用电明显下降。'), (1, '本月扩容 12 个机柜,IT 负荷上升,PUE 随之改善。'), (2, '2号精密空调压缩机故障,备用机组连续运行 9 天。'),
    (3, '电表与动环数据相差 1.8%,已请供电公司复核。'), (4, '冷通道封闭改造完成,回风温度下降 3 度。'), (5, '高温天气,冷却塔风机全开。'),
    (6, '谷段充冷策略开始试运行,请关注下月数据。'))
SELECT p.id, author.name, remark.content, datetime(p.created_at, '+' || (1 + g.n % 5) || ' days', '+' || (g.n * 13) || ' minutes')
FROM g
JOIN pue_data p ON p.id = 9 + (g.n * 7) % 231
JOIN author ON author.n = g.n % 5
JOIN remark ON remark.n = g.n * 3 % 7
ORDER BY g.n;

INSERT INTO fault_record (fault_no, site, specialty, level, device, cause, handler, occurred_at, recovered_at)
WITH RECURSIVE g (n) AS (VALUES (1) UNION ALL SELECT n + 1 FROM g WHERE n < 272),
kind (n, specialty, device, cause) AS (VALUES
    (0, '动力', '1号UPS主机', '逆变器模块故障,自动切旁路'), (1, '传输', 'OTN波分设备OA板', '尾纤弯折,收光功率过低'),
    (2, '空调', '2号精密空调', '压缩机高压告警停机'), (3, '数据', 'BRAS主用引擎板', '内存占用超限后主备倒换'),
    (4, '动力', '市电引入柜', '外部停电,油机启动供电'), (5, '传输', '架空光缆72芯', '市政施工挖断光缆'),
    (6, '无线', 'BBU基带板', '版本缺陷导致小区退服'), (7, '动力', '48V蓄电池组', '单体电压过低,放电时间不足'),
    (8, '空调', '冷却水泵', '轴封漏水,切换备用泵'), (9, '数据', '汇聚交换机上联口', '光模块老化,链路闪断'),
    (10, '动环', '动环采集器FSU', '采集器离线,通信模块死机'))
SELECT 'GZ' || strftime('%Y%m%d', 'now', '-' || ((272 - g.n) * 4 / 3 + 1) || ' days') || printf('%03d', g.n),
    site.name, kind.specialty, CASE WHEN g.n % 29 = 0 THEN '一级' WHEN g.n % 5 = 0 THEN '二级' ELSE '三级' END, kind.device, kind.cause,
    CASE g.n % 6 WHEN 0 THEN '王磊' WHEN 1 THEN '李娜' WHEN 2 THEN '张伟' WHEN 3 THEN '刘洋' WHEN 4 THEN '陈静' ELSE '赵鹏' END,
    datetime('now', '-' || ((272 - g.n) * 4 / 3 + 1) || ' days', 'start of day', '+' || (g.n * 53 % 1300) || ' minutes'),
    CASE WHEN g.n < 270 THEN datetime('now', '-' || ((272 - g.n) * 4 / 3 + 1) || ' days', 'start of day', '+' || (g.n * 53 % 1300) || ' minutes',
        '+' || (18 + g.n * 97 % 460) || ' minutes') END
FROM g
JOIN site ON site.n = g.n * 11 % 20
JOIN kind ON kind.n = g.n * 5 % 11
ORDER BY g.n;

INSERT INTO huijugugan (ring, a_end, z_end, device, bandwidth_gbps, peak_percent, updated_at)
WITH RECURSIVE g (n) AS (VALUES (0) UNION ALL SELECT n + 1 FROM g WHERE n < 27)
SELECT a.city || '汇聚骨干环' || (1 + g.n / 20), a.name, z.name,
    CASE g.n % 3 WHEN 0 THEN '华为 OptiX OSN 9800' WHEN 1 THEN '中兴 ZXONE 9700' ELSE '烽火 FONST 6000' END,
    CASE WHEN g.n % 4 = 0 THEN 400 WHEN g.n % 4 = 3 THEN 200 ELSE 100 END, 31.5 + g.n * 17 % 47 + g.n % 10 / 10.0,
    datetime('now', '-' || (g.n % 5) || ' days', '-' || (g.n * 41) || ' minutes')
FROM g
JOIN site a ON a.n = g.n % 20
JOIN site z ON z.n = (g.n + 1 + g.n / 20 * 4) % 20
ORDER BY g.n;

DROP TABLE site;
