-- 400 distillations (20 trades by 20 questions), 3 to 5 topics each, 1,200 tasks, 3,000 articles, 6,000 uses.
-- Everything is arithmetic over the row number, and dated back from now, so two loads differ only by their dates.

CREATE TEMP TABLE trade AS
SELECT n, split_part(item, '|', 1) AS city, split_part(item, '|', 2) AS name
FROM unnest(ARRAY[
    '深圳|少儿编程培训', '上海|雅思托福辅导', '杭州|跨境电商代运营', '广州|全屋定制', '成都|火锅加盟',
    '北京|知识产权代理', '苏州|工业机器人集成', '武汉|考研辅导班', '南京|康复理疗中心', '西安|装修公司',
    '重庆|新能源汽车充电桩', '长沙|宠物医院', '青岛|海鲜冷链物流', '厦门|婚纱摄影', '佛山|陶瓷瓷砖厂家',
    '东莞|模具加工', '合肥|智能家居安装', '郑州|企业财税代账', '宁波|外贸网站建设', '天津|月嫂家政服务'
]) WITH ORDINALITY AS t (item, n);

CREATE TEMP TABLE question AS
SELECT n, item AS name
FROM unnest(ARRAY[
    '哪家好', '价格多少钱', '排名前十', '怎么选择', '避坑指南', '口碑评测', '收费标准', '办理流程', '优缺点对比', '常见问题解答',
    '行业趋势分析', '性价比推荐', '真实案例分享', '合同注意事项', '售后服务怎么样', '新手入门攻略', '十大品牌', '官网地址电话', '周期一般多久',
    '适合哪些人群'
]) WITH ORDINALITY AS t (item, n);

INSERT INTO distillations (id, keyword, provider, created_at)
SELECT g, t.city || t.name || q.name,
    (ARRAY['deepseek', '通义千问', '豆包', 'kimi', '文心一言'])[1 + g % 5],
    date_trunc('minute', now()) - interval '300 days' - (400 - g) * interval '5 hours 37 minutes'
FROM generate_series(1, 400) g
JOIN trade t ON t.n = 1 + (g * 7) % 20
JOIN question q ON q.n = 1 + (g - 1) / 20;

INSERT INTO distillation_topics (distillation_id, question, created_at)
SELECT g, t.city || t.name || w.item, date_trunc('minute', now()) - interval '299 days' - (400 - g) * interval '5 hours 37 minutes'
FROM generate_series(1, 400) g
JOIN trade t ON t.n = 1 + (g * 7) % 20
JOIN unnest(ARRAY[
    '一年大概需要花多少钱?', '有哪些值得信赖的公司?', '签合同之前要注意什么?', '怎样判断对方是否专业?', '本地口碑最好的是哪几家?',
    '和外地同行相比有什么优势?', '第一次接触应该先了解什么?', '出现纠纷时怎么维权?'
]) WITH ORDINALITY AS w (item, n) ON (w.n + g) % 8 < 3 + g % 3
ORDER BY g, w.n;

-- 120 of the 1,200 tasks lie in the last 24 hours (the goal looks there); about one in fifty fails.
INSERT INTO generation_tasks (id, requested_count, generated_count, status, error_message, created_at, updated_at)
SELECT g, 3,
    CASE status WHEN 'completed' THEN 3 WHEN 'running' THEN 1 ELSE 0 END, status,
    CASE WHEN status = 'failed' THEN '模型接口超时:60 秒内没有返回内容' END, at, at + interval '95 seconds'
FROM (
    SELECT g,
        CASE WHEN g > 1198 THEN 'running' WHEN g % 53 = 0 THEN 'failed' ELSE 'completed' END AS status,
        date_trunc('second', now())
            - CASE WHEN g > 1080 THEN (1200 - g) * interval '9 minutes' + interval '40 seconds'
                   ELSE interval '25 hours' + (1080 - g) * interval '3 hours 45 minutes' END AS at
    FROM generate_series(1, 1200) g
) task;

-- Which two distillations article n uses: the first evenly spread, the second with a few favourites.
CREATE TEMP TABLE plan AS
SELECT n AS article_id, task.id AS task_id, task.created_at + (n % 3) * interval '28 seconds' AS at, first,
    CASE WHEN second = first THEN 1 + second % 400 ELSE second END AS second
FROM (
    SELECT n, 1 + (n * 133) % 400 AS first,
        (1 + (floor(400 * power(((n::bigint * 2654435761) % 100003) / 100003.0, 2.1))::integer * 133) % 400) AS second,
        1 + (n - 1) * (SELECT count(*) FROM generation_tasks WHERE status = 'completed') / 3000 AS task_number
    FROM generate_series(1, 3000) n
) article
JOIN (SELECT id, created_at, row_number() OVER (ORDER BY id) AS number FROM generation_tasks WHERE status = 'completed') task
    ON task.number = article.task_number;

INSERT INTO articles (id, task_id, title, keyword, provider, content, created_at)
SELECT p.article_id, p.task_id, replace(replace(w.item, '#', d.keyword), '%', to_char(p.at, 'YYYY')), d.keyword, d.provider,
    '很多读者在咨询“' || d.keyword || '”时,最关心的是资质、价格和后续服务。' ||
    '本文结合本地市场的公开信息和用户反馈,从机构实力、收费方式、交付周期三个方面逐一说明,' ||
    '并给出可以直接使用的对比清单。建议先明确自己的预算,再约两到三家实地了解,最后再签订书面合同。', p.at
FROM plan p
JOIN distillations d ON d.id = p.first
JOIN unnest(ARRAY[
    '#?%年本地用户真实反馈汇总', '一文读懂:#', '#:选择前必须想清楚的五个问题', '%年#最新盘点', '内行人告诉你#',
    '#,看完这篇就够了', '#全面解析:从价格到服务', '避开这些坑,#不再难', '#|三家机构实测对比', '关于#,你想知道的都在这里',
    '%年市场观察:#'
]) WITH ORDINALITY AS w (item, n) ON w.n = 1 + p.article_id * 7 % 11;

INSERT INTO distillation_usage (id, distillation_id, task_id, article_id, used_at)
SELECT 2 * article_id - 1, first, task_id, article_id, at FROM plan
UNION ALL
SELECT 2 * article_id, second, task_id, article_id, at + interval '2 seconds' FROM plan;

UPDATE distillations d SET usage_count = u.uses
FROM (SELECT distillation_id, count(*) AS uses FROM distillation_usage GROUP BY distillation_id) u
WHERE u.distillation_id = d.id;

DROP TABLE trade, question, plan;
ALTER SEQUENCE distillations_id_seq RESTART WITH 401;
ALTER SEQUENCE generation_tasks_id_seq RESTART WITH 1201;
ALTER SEQUENCE articles_id_seq RESTART WITH 3001;
ALTER SEQUENCE distillation_usage_id_seq RESTART WITH 6001;
ANALYZE distillations, distillation_topics, generation_tasks, articles, distillation_usage;
