-- Triggers that keep the calendar in step, and the functions of the maintenance guide.

CREATE FUNCTION sync_holiday_to_dim_date() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP IN ('INSERT', 'UPDATE') THEN
        UPDATE dim_date SET is_holiday = true WHERE date = NEW.date AND NOT is_holiday;
    END IF;
    IF TG_OP = 'DELETE' OR (TG_OP = 'UPDATE' AND OLD.date <> NEW.date) THEN
        UPDATE dim_date SET is_holiday = false
        WHERE date = OLD.date AND NOT EXISTS (SELECT 1 FROM holidays h WHERE h.date = OLD.date);
    END IF;
    RETURN NULL;
END;
$$;

CREATE TRIGGER trigger_sync_holidays
    AFTER INSERT OR UPDATE OR DELETE ON holidays
    FOR EACH ROW
    EXECUTE FUNCTION sync_holiday_to_dim_date();

-- The calendar shows the most important campaign of a day: the highest priority, then the oldest.
CREATE FUNCTION update_campaign_in_dim_date_v2() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    first_day date := least(CASE WHEN TG_OP <> 'INSERT' THEN OLD.start_date END, CASE WHEN TG_OP <> 'DELETE' THEN NEW.start_date END);
    last_day  date := greatest(CASE WHEN TG_OP <> 'INSERT' THEN OLD.end_date END, CASE WHEN TG_OP <> 'DELETE' THEN NEW.end_date END);
BEGIN
    UPDATE dim_date d SET campaign_id = (
        SELECT c.id FROM campaigns c
        WHERE d.date BETWEEN c.start_date AND c.end_date
        ORDER BY c.priority DESC, c.id
        LIMIT 1)
    WHERE d.date BETWEEN first_day AND last_day;
    RETURN NULL;
END;
$$;

CREATE TRIGGER update_campaign_in_dim_date_v2_trigger
    AFTER INSERT OR UPDATE OR DELETE ON campaigns
    FOR EACH ROW
    EXECUTE FUNCTION update_campaign_in_dim_date_v2();

CREATE FUNCTION add_holiday(p_date date, p_name text) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
    new_id integer;
BEGIN
    INSERT INTO holidays (date, name) VALUES (p_date, p_name) RETURNING id INTO new_id;
    RETURN new_id;
END;
$$;

CREATE FUNCTION sync_all_existing_holidays() RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
    synced integer;
BEGIN
    UPDATE dim_date d SET is_holiday = true
    WHERE NOT d.is_holiday AND EXISTS (SELECT 1 FROM holidays h WHERE h.date = d.date);
    GET DIAGNOSTICS synced = ROW_COUNT;
    RETURN synced;
END;
$$;

CREATE FUNCTION cleanup_legacy_campaign_names() RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
    cleaned integer;
BEGIN
    UPDATE dim_date d SET campaign_id = NULL
    WHERE d.campaign_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM campaigns c WHERE c.id = d.campaign_id);
    GET DIAGNOSTICS cleaned = ROW_COUNT;
    RETURN cleaned;
END;
$$;

CREATE FUNCTION check_campaign_system_health()
RETURNS TABLE (check_name text, status text, details text) LANGUAGE plpgsql STABLE AS $$
DECLARE
    n bigint;
BEGIN
    SELECT count(*) INTO n FROM dim_date d
    WHERE d.campaign_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM campaigns c WHERE c.id = d.campaign_id);
    RETURN QUERY SELECT 'Campaign ID Integrity', CASE WHEN n = 0 THEN 'PASS' ELSE 'FAIL' END,
        n || ' 筆 dim_date 記錄有無效的 campaign_id';

    SELECT count(*) INTO n FROM holidays h JOIN dim_date d ON d.date = h.date WHERE NOT d.is_holiday;
    RETURN QUERY SELECT 'Holiday Sync Status', CASE WHEN n = 0 THEN 'PASS' ELSE 'WARNING' END,
        n || ' 筆假期記錄尚未同步到 dim_date';

    SELECT count(*) INTO n FROM campaigns a
    JOIN campaigns b ON a.id < b.id AND a.start_date <= b.end_date AND b.start_date <= a.end_date;
    RETURN QUERY SELECT 'Campaign Overlaps', 'INFO', n || ' 對活動期間有重疊';
END;
$$;

CREATE FUNCTION check_attribution_quality()
RETURNS TABLE (check_name text, status text, value numeric, description text) LANGUAGE plpgsql STABLE AS $$
DECLARE
    original   numeric;
    attributed numeric;
    weight     numeric;
BEGIN
    SELECT coalesce(sum(o.total_amount), 0) INTO original FROM orders o
    WHERE o.status IN ('paid', 'processing', 'shipped', 'delivered', 'completed');
    SELECT coalesce(sum(v.total_attributed_revenue), 0) INTO attributed FROM revenue_attribution_analysis v;
    SELECT round(avg(c.attribution_weight), 4) INTO weight FROM campaigns c;

    RETURN QUERY SELECT 'Revenue Balance', CASE WHEN abs(original - attributed) <= 0.01 THEN 'PASS' ELSE 'FAIL' END,
        round(abs(original - attributed), 6), '原始營收: ' || original || ', 歸因營收: ' || attributed;
    RETURN QUERY SELECT 'Weight Distribution', 'INFO', weight, '平均歸因權重: ' || weight;
END;
$$;

CREATE FUNCTION check_holiday_data_integrity()
RETURNS TABLE (check_type text, issue_count bigint, description text, sample_dates date[]) LANGUAGE sql STABLE AS $$
    SELECT 'MISSING_HOLIDAY_FLAG', count(*), 'holidays 表中的假期在 dim_date 中未標記',
        coalesce((array_agg(m.date ORDER BY m.date))[1:5], '{}')
    FROM (SELECT DISTINCT h.date FROM holidays h JOIN dim_date d ON d.date = h.date WHERE NOT d.is_holiday) m
    UNION ALL
    SELECT 'ORPHANED_HOLIDAY_FLAG', count(*), 'dim_date 中標記為假期但不在 holidays 表中',
        coalesce((array_agg(d.date ORDER BY d.date))[1:5], '{}')
    FROM dim_date d WHERE d.is_holiday AND NOT EXISTS (SELECT 1 FROM holidays h WHERE h.date = d.date)
    UNION ALL
    SELECT 'DUPLICATE_HOLIDAYS', count(*), 'holidays 表中有重複的日期',
        coalesce((array_agg(t.date ORDER BY t.date))[1:5], '{}')
    FROM (SELECT h.date FROM holidays h GROUP BY h.date HAVING count(*) > 1) t
$$;

-- The campaigns that share the revenue of one day, with their weights; they add up to 1.
CREATE FUNCTION calculate_campaign_attributions(p_date date) RETURNS jsonb LANGUAGE sql STABLE AS $$
    SELECT jsonb_build_object('date', p_date, 'campaigns', coalesce(
        jsonb_agg(jsonb_build_object('campaign_id', c.id, 'campaign_name', c.campaign_name, 'layer', c.layer,
            'weight', round(c.attribution_weight / c.weights, 4)) ORDER BY c.priority DESC, c.id),
        '[{"campaign_id": null, "campaign_name": "自然流量", "weight": 1}]'))
    FROM (
        SELECT id, campaign_name, layer, priority, attribution_weight, sum(attribution_weight) OVER () AS weights
        FROM campaigns
        WHERE p_date BETWEEN start_date AND end_date AND attribution_weight > 0
    ) c
$$;

-- Layered shares beside the older method, which gave the whole day to the one campaign the calendar shows.
CREATE FUNCTION compare_attribution_methods(p_start date, p_end date)
RETURNS TABLE (campaign_name text, single_touch_revenue numeric, layered_revenue numeric, difference numeric) LANGUAGE sql STABLE AS $$
    WITH single AS (
        SELECT coalesce(c.campaign_name, '自然流量') AS name, sum(o.total_amount) AS revenue
        FROM orders o
        JOIN dim_date d ON d.date = o.order_date
        LEFT JOIN campaigns c ON c.id = d.campaign_id
        WHERE o.order_date BETWEEN p_start AND p_end
            AND o.status IN ('paid', 'processing', 'shipped', 'delivered', 'completed')
        GROUP BY 1
    ), layered AS (
        SELECT v.campaign_name AS name, sum(v.total_attributed_revenue) AS revenue
        FROM revenue_attribution_analysis v
        WHERE v.order_date BETWEEN p_start AND p_end
        GROUP BY 1
    )
    SELECT name, coalesce(s.revenue, 0), coalesce(l.revenue, 0), coalesce(l.revenue, 0) - coalesce(s.revenue, 0)
    FROM single s FULL JOIN layered l USING (name)
    ORDER BY 3 DESC
$$;

CREATE FUNCTION monitor_system_performance()
RETURNS TABLE (metric_name text, execution_time_ms numeric, status text) LANGUAGE plpgsql AS $$
DECLARE
    started timestamptz;
    spent   numeric;
BEGIN
    started := clock_timestamp();
    PERFORM calculate_campaign_attributions(CURRENT_DATE);
    spent := round((extract(epoch FROM clock_timestamp() - started) * 1000)::numeric, 3);
    RETURN QUERY SELECT 'Attribution Calculation', spent, CASE WHEN spent < 1000 THEN 'GOOD' ELSE 'SLOW' END;

    started := clock_timestamp();
    PERFORM count(*) FROM revenue_attribution_analysis;
    spent := round((extract(epoch FROM clock_timestamp() - started) * 1000)::numeric, 3);
    RETURN QUERY SELECT 'Analysis View Query', spent, CASE WHEN spent < 5000 THEN 'GOOD' ELSE 'SLOW' END;
END;
$$;

CREATE FUNCTION refresh_attribution_analysis() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    REFRESH MATERIALIZED VIEW revenue_attribution_analysis_materialized;
END;
$$;
