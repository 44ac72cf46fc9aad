-- 30 tenants, 1,500 users, 20,000 log rows; arithmetic over the row number, dated back from now.

INSERT INTO tenants (id, name, code, plan, contact, created_at)
SELECT n, split_part(item, '|', 1), split_part(item, '|', 2), (ARRAY['标准版', '专业版', '旗舰版'])[1 + n % 3],
    (ARRAY['李建军', '王海燕', '张国强', '刘晓丽', '陈志刚', '杨雪梅'])[1 + n % 6],
    date_trunc('hour', now()) - interval '900 days' + n * interval '13 days 5 hours'
FROM unnest(ARRAY[
    '深圳市云帆智能科技有限公司|yunfan', '广州南粤物流集团有限公司|nanyue', '东莞市精诚模具有限公司|jingcheng', '佛山市顺德美居电器有限公司|meiju',
    '珠海横琴金信数据服务有限公司|jinxin', '惠州市华晟电子有限公司|huasheng', '厦门海峡供应链有限公司|haixia', '福州榕城医疗器械有限公司|rongcheng',
    '杭州西湖数字传媒有限公司|xihu', '宁波甬港集装箱服务有限公司|yonggang', '温州瓯江阀门有限公司|oujiang', '苏州金鸡湖生物医药有限公司|jinjihu',
    '无锡太湖新能源有限公司|taihu', '南京紫金教育科技有限公司|zijin', '合肥科大智造有限公司|keda', '武汉光谷激光设备有限公司|guanggu',
    '长沙岳麓软件园管理有限公司|yuelu', '成都天府餐饮管理有限公司|tianfu', '重庆两江汽车零部件有限公司|liangjiang', '西安曲江文旅运营有限公司|qujiang',
    '郑州中原冷链股份有限公司|zhongyuan', '济南泉城农业科技有限公司|quancheng', '青岛海蓝船舶服务有限公司|hailan', '天津滨海租赁有限公司|binhai',
    '北京中关村检测认证有限公司|zgc', '沈阳北方重机配件有限公司|beifang', '大连渤海软件外包有限公司|bohai', '昆明滇池花卉拍卖有限公司|dianchi',
    '贵阳云上大数据有限公司|yunshang', '南宁邕江跨境贸易有限公司|yongjiang']) WITH ORDINALITY AS t (item, n);

INSERT INTO roles (id, code, name, description) VALUES
    (1, 'platform_admin', '平台管理员', '管理所有租户和平台配置'), (2, 'tenant_admin', '租户管理员', '管理本租户的用户与主机'),
    (3, 'operator', '运维工程师', '部署应用、执行脚本、处理告警'), (4, 'dba', '数据库管理员', '备份、恢复与慢查询处理'),
    (5, 'developer', '开发工程师', '查看日志、提交部署申请'), (6, 'auditor', '审计员', '只读查看操作日志'), (7, 'viewer', '只读用户', '查看大盘');

-- 30 surnames by 50 given names are 1,500 different people; the first tenants are the largest.
INSERT INTO users (id, tenant_id, username, real_name, email, phone, status, last_login_at, created_at)
SELECT n, t.id, login, real_name, login || '@' || t.code || '.cn', '1' || (ARRAY['38', '39', '86', '59'])[1 + n % 4] || lpad((n::bigint * 7368787 % 100000000)::text, 8, '0'),
    CASE WHEN n % 61 = 0 THEN 'disabled' ELSE 'active' END,
    date_trunc('second', now()) - (n * 7919 % 80) * interval '1 day' - (n * 37 % 1400) * interval '1 minute',
    date_trunc('second', now()) - interval '120 days' - (1500 - n) * interval '9 hours'
FROM (
    SELECT n, f.pinyin || '.' || g.pinyin AS login, f.hanzi || g.hanzi AS real_name, 1 + floor(30 * power((n::bigint * 48271 % 2003) / 2003.0, 1.4))::integer AS tenant
    FROM generate_series(1, 1500) n
    JOIN (SELECT i - 1 AS i, split_part(item, ' ', 1) AS hanzi, split_part(item, ' ', 2) AS pinyin FROM unnest(ARRAY[
        '王 wang', '李 li', '张 zhang', '刘 liu', '陈 chen', '杨 yang', '赵 zhao', '黄 huang', '周 zhou', '吴 wu', '徐 xu', '孙 sun', '胡 hu', '朱 zhu', '高 gao',
        '林 lin', '何 he', '郭 guo', '马 ma', '罗 luo', '梁 liang', '宋 song', '郑 zheng', '谢 xie', '韩 han', '唐 tang', '冯 feng', '于 yu', '董 dong', '萧 xiao'])
        WITH ORDINALITY AS s (item, i)) f ON f.i = n % 30
    JOIN (SELECT i - 1 AS i, split_part(item, ' ', 1) AS hanzi, split_part(item, ' ', 2) AS pinyin FROM unnest(ARRAY[
        '伟 wei', '芳 fang', '娜 na', '秀英 xiuying', '敏 min', '静 jing', '丽 li', '强 qiang', '磊 lei', '军 jun', '洋 yang', '勇 yong', '艳 yan', '杰 jie', '娟 juan',
        '涛 tao', '明 ming', '超 chao', '秀兰 xiulan', '霞 xia', '平 ping', '刚 gang', '桂英 guiying', '文 wen', '辉 hui', '玲 ling', '宇航 yuhang', '子涵 zihan', '浩然 haoran',
        '雨桐 yutong', '志强 zhiqiang', '建华 jianhua', '晓东 xiaodong', '海燕 haiyan', '国栋 guodong', '思远 siyuan', '佳怡 jiayi', '梓萱 zixuan', '俊豪 junhao', '嘉欣 jiaxin',
        '天宇 tianyu', '若曦 ruoxi', '博文 bowen', '雪梅 xuemei', '凯 kai', '鹏 peng', '婷 ting', '倩 qian', '斌 bin', '琳 lin'])
        WITH ORDINALITY AS s (item, i)) g ON g.i = (n / 30 + n % 30) % 50
) person
JOIN tenants t ON t.id = person.tenant
ORDER BY n;

INSERT INTO user_roles (user_id, role_id, granted_at)
SELECT id, CASE WHEN id = 1 THEN 1 WHEN id % 50 = 2 THEN 2 ELSE 3 + id % 5 END, created_at + interval '1 hour' FROM users
UNION ALL
SELECT id, 3 + (id + 1) % 5, created_at + interval '2 days' FROM users WHERE id % 4 = 0 AND id % 50 <> 2;

-- One session for each active user seen in the last days; a third has logged out.
INSERT INTO sessions (id, user_id, ip_address, user_agent, created_at, last_seen_at, expires_at, revoked_at)
SELECT md5('session' || id)::uuid, id, '10.20.0.0'::inet + id * 7 % 60000,
    (ARRAY['Chrome 141 / Windows 11', 'Edge 141 / Windows 10', 'Firefox 143 / Ubuntu', 'Safari 18 / macOS', '飞书 7.4 / Android'])[1 + id % 5],
    last_login_at, least(last_login_at + (id % 300) * interval '1 minute', now()), last_login_at + interval '30 days',
    CASE WHEN id % 3 = 0 THEN least(last_login_at + (1 + id % 300) * interval '1 minute', now()) END
FROM users
WHERE status = 'active' AND last_login_at > now() - interval '20 days';

INSERT INTO hosts (id, tenant_id, hostname, ip_address, os, status, updated_at)
SELECT n, 1 + n * 5 % 28, t.code || '-' || role || '-' || lpad(n::text, 3, '0'), '172.16.0.0'::inet + n * 5,
    (ARRAY['Ubuntu 22.04', 'CentOS 7.9', 'openEuler 22.03', 'Debian 12', 'Windows Server 2019'])[1 + n % 5],
    CASE WHEN n % 23 = 0 THEN 'offline' ELSE 'online' END, now() - (n % 47) * interval '3 hours'
FROM generate_series(1, 180) n
JOIN tenants t ON t.id = 1 + n * 5 % 28
JOIN unnest(ARRAY['web', 'app', 'db', 'redis', 'mq']) WITH ORDINALITY AS r (role, i) ON i = 1 + n % 5;

INSERT INTO deploy_jobs (id, host_id, application, version, status, started_at, finished_at)
SELECT n, 1 + n * 37 % 180, (ARRAY['订单服务', '用户中心', '支付网关', '库存同步', '消息推送', '报表引擎', '前端门户'])[1 + n % 7],
    'v' || 2 + n / 300 || '.' || n / 30 % 10 || '.' || n % 30, CASE WHEN n % 19 = 0 THEN '失败' WHEN n % 53 = 0 THEN '已回滚' ELSE '成功' END,
    now() - (900 - n) * interval '2 hours 20 minutes' - interval '1 hour', now() - (900 - n) * interval '2 hours 20 minutes' - interval '1 hour' + (40 + n % 500) * interval '1 second'
FROM generate_series(1, 900) n;

INSERT INTO alerts (id, host_id, severity, title, raised_at, closed_at)
SELECT n, 1 + n * 53 % 180, (ARRAY['警告', '提示', '严重', '警告'])[1 + n % 4],
    (ARRAY['磁盘使用率超过 85%', '内存使用率超过 90%', '进程 nginx 退出', '主从复制延迟超过 30 秒', '证书将在 15 天后过期', 'CPU 负载持续偏高', 'Redis 连接数接近上限'])[1 + n % 7],
    now() - (600 - n) * interval '3 hours', CASE WHEN n < 585 THEN now() - (600 - n) * interval '3 hours' + (n % 90) * interval '1 minute' END
FROM generate_series(1, 600) n;

-- The log of 90 days, newest last; four in a hundred operations fail.
INSERT INTO operation_logs (id, user_id, action, module, status, client, ip_address, duration_ms, created_at)
SELECT n, 1 + (n::bigint * 7919 + n / 1500) % 1500, a.action, a.module, CASE WHEN n % 25 = 7 THEN 'failed' ELSE 'success' END,
    (ARRAY['web', 'web', 'api', '移动端'])[1 + n % 4], '10.20.0.0'::inet + n * 11 % 60000, 12 + n * 131 % 900,
    date_trunc('second', now()) - (20000 - n) * interval '6 minutes 28 seconds'
FROM generate_series(1, 20000) n
JOIN (SELECT i, split_part(item, '|', 1) AS action, split_part(item, '|', 2) AS module FROM unnest(ARRAY[
    '登录系统|认证', '查看主机列表|主机', '部署应用|部署', '重启服务|主机', '修改配置|配置', '导出报表|报表', '审批工单|工单', '执行脚本|作业',
    '确认告警|告警', '退出登录|认证', '创建用户|用户', '重置密码|用户', '备份数据库|数据库']) WITH ORDINALITY AS s (item, i)) a ON a.i = 1 + n * 5 % 13;

ALTER TABLE tenants ALTER COLUMN id RESTART WITH 31;
ALTER TABLE users ALTER COLUMN id RESTART WITH 1501;
ALTER TABLE roles ALTER COLUMN id RESTART WITH 8;
ALTER TABLE hosts ALTER COLUMN id RESTART WITH 181;
ALTER TABLE deploy_jobs ALTER COLUMN id RESTART WITH 901;
ALTER TABLE alerts ALTER COLUMN id RESTART WITH 601;
ALTER TABLE operation_logs ALTER COLUMN id RESTART WITH 20001;
ANALYZE tenants, users, roles, user_roles, sessions, hosts, deploy_jobs, alerts, operation_logs;
