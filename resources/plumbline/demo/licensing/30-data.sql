-- 5 regions + 12 themes + 48 business scopes + 50 permits + 100 risks + 60 + 172 + 800 relations = 1,247 rows in the
-- eight checkpoint tables. Ids are made from names, so that they are the same in every load.

CREATE TEMP TABLE area AS
SELECT n, md5('region ' || n)::uuid AS id, '佛山市' || item AS name, '44060' || 3 + n AS code, item AS short
FROM unnest(ARRAY['禅城区', '南海区', '顺德区', '三水区', '高明区']) WITH ORDINALITY AS t (item, n);

CREATE TEMP TABLE trade AS
SELECT n, md5('theme ' || n)::uuid AS id, split_part(item, '|', 1) AS name, split_part(item, '|', 2) AS scopes
FROM unnest(ARRAY[
    '我要开餐饮店|中餐服务,快餐服务,饮品制售,小吃服务', '我要开便利店|日用百货零售,预包装食品零售,烟草制品零售,生鲜零售',
    '我要开药店|药品零售,中药饮片零售,医疗器械零售,保健食品零售', '我要开酒店|旅游饭店,经济型连锁酒店,民宿服务,会议及展览服务',
    '我要开健身房|健身休闲活动,游泳场馆服务,体能训练,体育用品零售', '我要办培训机构|职业技能培训,艺术培训,语言能力培训,体育培训',
    '我要开美容院|理发及美容服务,美甲服务,医疗美容服务,化妆品零售', '我要开歌舞娱乐场所|歌舞厅娱乐活动,电子游艺厅娱乐活动,酒吧服务,营业性演出',
    '我要开托育机构|幼儿托管服务,学前教育,儿童游乐,母婴用品零售', '我要开宠物诊所|动物诊疗,宠物美容服务,宠物寄养,宠物食品零售',
    '我要办印刷厂|包装装潢印刷,出版物印刷,文件资料印刷,数字印刷', '我要从事道路货运|普通货物道路运输,危险货物道路运输,仓储服务,货运代理']
) WITH ORDINALITY AS t (item, n);

-- The first 14 permits are needed by many trades, then come three for each trade.
CREATE TEMP TABLE licence AS
SELECT n, md5('permit ' || n)::uuid AS id, item AS name
FROM unnest(ARRAY[
    '营业执照', '公众聚集场所消防安全检查', '城镇污水排入排水管网许可', '户外广告设施设置许可', '建设项目环境影响登记备案', '临时占用城市道路许可', '建筑垃圾处置核准',
    '特种设备使用登记', '建筑工程施工许可', '建设工程消防验收备案', '固定污染源排污登记', '公共场所卫生许可', '城市生活垃圾经营性服务许可', '单用途商业预付卡备案',
    '食品经营许可-餐饮服务', '食品经营许可-集体用餐配送', '小餐饮登记', '食品经营许可-食品销售', '烟草专卖零售许可', '仅销售预包装食品备案',
    '药品经营许可(零售)', '第三类医疗器械经营许可', '第二类医疗器械经营备案', '旅馆业特种行业许可', '公共场所卫生许可-住宿', '外国人住宿登记备案',
    '高危险性体育项目经营许可', '游泳场所卫生许可', '体育设施对社会开放备案', '民办学校办学许可', '营利性民办职业培训许可', '校外培训从业人员备案',
    '公共场所卫生许可-美容美发', '医疗机构执业许可(医疗美容)', '医疗广告审查证明', '娱乐经营许可', '营业性演出许可', '娱乐场所治安备案',
    '托育机构备案', '民办幼儿园办学许可', '托幼机构卫生评价', '动物诊疗许可', '动物防疫条件合格证', '兽药经营许可',
    '印刷经营许可', '出版物印刷许可', '危险化学品使用登记', '道路货物运输经营许可', '道路危险货物运输许可', '道路运输车辆年度审验'
]) WITH ORDINALITY AS t (item, n);

INSERT INTO regions SELECT id, name, code FROM area ORDER BY n;
INSERT INTO themes SELECT id, name, name || '“一件事”:一次告知、一表申请、一窗受理' FROM trade ORDER BY n;
INSERT INTO business_scopes
SELECT md5('scope ' || scope)::uuid, scope, id
FROM trade CROSS JOIN LATERAL unnest(string_to_array(scopes, ',')) WITH ORDINALITY AS s (scope, i)
ORDER BY n, i;
INSERT INTO permits SELECT id, name FROM licence ORDER BY n;

-- Two risks for each permit, from ten kinds of risk.
CREATE TEMP TABLE hazard AS
SELECT licence.n AS permit, hazard_slot.slot, md5('risk ' || licence.n || '-' || hazard_slot.slot)::uuid AS id, replace(w.item, '#', licence.name) AS content,
    law.item AS law, w.mark || ':' || licence.name AS summary,
    '佛' || (ARRAY['市监', '卫健', '消安', '政数'])[1 + licence.n % 4] || '〔202' || 2 + licence.n % 4 || '〕' || 3 + licence.n * 7 % 89 || '号' AS document_no
FROM licence
CROSS JOIN generate_series(1, 2) AS hazard_slot (slot)
JOIN (SELECT i, split_part(item, '|', 1) AS mark, split_part(item, '|', 2) AS item FROM unnest(ARRAY[
    '无证经营|1. 未取得“#”擅自从事经营活动的,由主管部门责令停止并处罚款。2. 许可证件应当在经营场所的显著位置公示。',
    '选址限制|1. 禁止在居民住宅楼、未设立专用烟道的商住综合楼内申请“#”。2. 与居住层相邻的,应当先征求利害关系人意见。',
    '有效期|1. “#”有效期届满需要延续的,应当在届满三十个工作日前提出申请。2. 逾期未申请的,许可自行失效。',
    '虚假材料|1. 提交虚假材料申请“#”的,不予受理或者不予许可。2. 申请人在一年内不得再次申请。',
    '变更手续|1. 变更经营场所、负责人或者经营项目的,应当办理“#”变更手续。2. 逾期不改正的,处一万元以下罚款。',
    '从业人员|1. 从业人员未取得有效健康证明上岗的,影响“#”的核发。2. 年度检查时一并核验培训记录。',
    '消防安全|1. 经营场所消防安全检查不合格的,不予办理“#”。2. 已经营业的,责令停产停业。',
    '出租出借|1. 涂改、倒卖、出租、出借“#”的,依法吊销许可。2. 有违法所得的,并处违法所得三倍以下罚款。',
    '现场核查|1. “#”现场核查两次不通过的,终止办理。2. 整改完成后需重新提交全部材料。',
    '失信限制|1. 被列入严重违法失信名单的,三年内不得申请“#”。2. 信用修复后可以提前申请。'
]) WITH ORDINALITY AS s (item, i)) w ON w.i = 1 + (licence.n * 3 + hazard_slot.slot * 5) % 10
JOIN (
    SELECT 1 AS slot, i AS permit, item FROM unnest(ARRAY[
        '《无证无照经营查处办法》第五条', '《中华人民共和国消防法》第十五条', '《城镇排水与污水处理条例》第二十一条', '《城市市容和环境卫生管理条例》第十一条',
        '《中华人民共和国环境影响评价法》第十六条', '《城市道路管理条例》第三十一条', '《城市建筑垃圾管理规定》第七条', '《中华人民共和国特种设备安全法》第三十三条',
        '《中华人民共和国建筑法》第七条', '《中华人民共和国消防法》第十三条', '《排污许可管理条例》第二十四条', '《公共场所卫生管理条例》第四条',
        '《城市生活垃圾管理办法》第十七条', '《单用途商业预付卡管理办法(试行)》第七条']) WITH ORDINALITY AS l (item, i)
    UNION ALL
    SELECT 1, 12 + 3 * i + third, item FROM unnest(ARRAY[
        '《中华人民共和国食品安全法》第三十五条', '《食品经营许可和备案管理办法》第四条', '《中华人民共和国药品管理法》第五十一条', '《旅馆业治安管理办法》第四条',
        '《全民健身条例》第三十二条', '《中华人民共和国民办教育促进法》第十二条', '《医疗美容服务管理办法》第九条', '《娱乐场所管理条例》第九条',
        '《托育机构管理规范(试行)》第五条', '《中华人民共和国动物防疫法》第六十一条', '《印刷业管理条例》第八条', '《中华人民共和国道路运输条例》第二十四条'])
        WITH ORDINALITY AS l (item, i) CROSS JOIN generate_series(0, 2) third
    UNION ALL
    SELECT 2, i, (ARRAY['《中华人民共和国行政许可法》第六十九条', '《中华人民共和国行政许可法》第五十条', '《中华人民共和国市场主体登记管理条例》第二十四条'])[1 + i % 3]
    FROM generate_series(1, 50) i
) law ON law.slot = hazard_slot.slot AND law.permit = licence.n;

INSERT INTO risks SELECT id, content, law, document_no, summary FROM hazard ORDER BY permit, slot;

INSERT INTO region_themes SELECT area.id, trade.id FROM area CROSS JOIN trade ORDER BY area.n, trade.n;
INSERT INTO region_scopes
SELECT area.id, s.id
FROM area CROSS JOIN (SELECT id, row_number() OVER (ORDER BY name) AS n FROM business_scopes) s
ORDER BY (s.n * 7 + area.n * 11) % 240, s.n, area.n
LIMIT 172;
INSERT INTO region_theme_permits
SELECT area.id, trade.id, licence.id
FROM area CROSS JOIN trade CROSS JOIN LATERAL (SELECT (area.n - 1) * 12 + trade.n AS pair) p
JOIN licence ON licence.n BETWEEN 12 + 3 * trade.n AND 14 + 3 * trade.n
    OR licence.n <= 14 AND (licence.n + pair * 5) % 14 < CASE WHEN pair % 3 = 0 THEN 11 ELSE 10 END
ORDER BY area.n, trade.n, licence.n;

INSERT INTO region_permit_details
SELECT area.id, licence.id,
    CASE WHEN (area.n * 13 + licence.n) % 17 = 0 THEN '暂停受理' WHEN (area.n + licence.n) % 6 = 0 THEN '告知承诺办理' ELSE '正常受理' END,
    area.short || CASE WHEN licence.n > 14
        THEN (ARRAY['市场监督管理局', '市场监督管理局', '市场监督管理局', '公安分局', '文化广电旅游体育局', '教育局', '卫生健康局', '文化广电旅游体育局',
            '卫生健康局', '农业农村局', '新闻出版局', '交通运输局'])[(licence.n - 12) / 3]
        ELSE (ARRAY['市场监督管理局', '消防救援大队', '水利局', '城市管理和综合执法局', '生态环境分局', '城市管理和综合执法局', '城市管理和综合执法局',
            '市场监督管理局', '住房城乡建设和水利局', '住房城乡建设和水利局', '生态环境分局', '卫生健康局', '城市管理和综合执法局', '经济促进局'])[licence.n] END,
    CASE WHEN licence.n % 7 = 0 THEN NULL ELSE 3 + licence.n * 3 % 18 END,
    '0757-8' || lpad((area.n * 1234567 + licence.n * 7919)::text, 7, '2'), now() - (licence.n * 7 + area.n) % 330 * interval '1 day'
FROM area CROSS JOIN licence
ORDER BY area.n, licence.n;

-- Each permit's own two risks in every region, and a third borrowed from a general permit in every other case.
INSERT INTO region_permit_risks
SELECT area.id, licence.id, hazard.id
FROM area CROSS JOIN licence JOIN hazard ON hazard.permit = licence.n
UNION ALL
SELECT area.id, licence.id, hazard.id
FROM area CROSS JOIN licence CROSS JOIN LATERAL (SELECT 1 + (licence.n * 3 + area.n) % 14 AS other) o
JOIN hazard ON hazard.slot = 1 AND hazard.permit = CASE WHEN other = licence.n THEN 1 + other % 14 ELSE other END
WHERE (area.n * 50 - 50 + licence.n) % 2 = 0;

-- 128 versions of 48 rows: row k has been edited one to four times, each time in another field. A version holds the
-- row as it was before its edit: fields edited then or later still have their old value.
INSERT INTO permit_risk_snapshots
    (snapshot_id, permit_risk_key, version, region_id, permit_id, risk_id, edited_by, change_summary, payload, created_at)
SELECT md5('snapshot ' || k || '-' || v)::uuid, w.region_id || '::' || w.permit_id || '::' || w.risk_id, v, w.region_id, w.permit_id, w.risk_id,
    (ARRAY['alice', '梁伟明', '陈绮雯', '何俊杰', '黄嘉慧'])[1 + (k + v * 2) % 5],
    (ARRAY['调整受理状态', '补充法律依据条款', '完善风险提示要点', '补充文号'])[1 + (k + v) % 4],
    to_jsonb(w) || coalesce((
        SELECT jsonb_object_agg(old.field, old.value)
        FROM generate_series(v, edits) e
        JOIN LATERAL (VALUES
            (0, 'permit_status', to_jsonb(CASE w.permit_status WHEN '暂停受理' THEN '正常受理' ELSE '暂停受理' END)),
            (1, 'legal_basis', to_jsonb(regexp_replace(w.legal_basis, '第[^条]*条$', ''))),
            (2, 'risk_content', to_jsonb(regexp_replace(w.risk_content, '2\. .*$', ''))),
            (3, 'document_no', 'null'::jsonb)) AS old (number, field, value) ON old.number = (k + e) % 4), '{}'),
    date_trunc('second', now()) - (3 + k * 17 % 290 + (edits - v) * (9 + k % 23)) * interval '1 day' - (k * 53 % 480) * interval '1 minute'
FROM (SELECT k, (ARRAY[3, 1, 2, 4, 2, 4])[1 + k % 6] AS edits FROM generate_series(1, 48) k) edited
JOIN area ON area.n = 1 + k % 5
JOIN licence ON licence.n = k
JOIN hazard ON hazard.permit = k AND hazard.slot = 1
JOIN region_permit_risk_vw w ON w.region_id = area.id AND w.permit_id = licence.id AND w.risk_id = hazard.id
CROSS JOIN LATERAL generate_series(1, edits) v
ORDER BY 10;

DROP TABLE area, trade, licence, hazard;
ANALYZE regions, themes, business_scopes, permits, risks, region_themes, region_scopes, region_theme_permits, region_permit_details,
    region_permit_risks, permit_risk_snapshots;
