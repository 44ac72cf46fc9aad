-- 活動系統: campaigns, the calendar (dim_date) with its holidays, orders, and the attribution of revenue to campaigns.
-- The calendar has no foreign key to campaigns: the real system fills campaign_id by trigger only.

CREATE TABLE campaigns (
    id                 serial PRIMARY KEY,
    campaign_name      text          NOT NULL,
    layer              text          NOT NULL DEFAULT '檔期',
    priority           integer       NOT NULL DEFAULT 5,
    attribution_weight numeric(6, 4) NOT NULL DEFAULT 0.5,
    budget             numeric(12, 2),
    start_date         date          NOT NULL,
    end_date           date          NOT NULL,
    created_at         timestamptz   NOT NULL DEFAULT now(),
    CONSTRAINT ck_campaigns_range CHECK (end_date >= start_date)
);

CREATE TABLE holidays (
    id         serial PRIMARY KEY,
    date       date        NOT NULL,
    name       text        NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE dim_date (
    date        date PRIMARY KEY,
    year        integer NOT NULL,
    month       integer NOT NULL,
    day         integer NOT NULL,
    weekday     text    NOT NULL,
    is_weekend  boolean NOT NULL,
    is_holiday  boolean NOT NULL DEFAULT false,
    campaign_id integer
);

CREATE TABLE dim_date_backup (
    backup_id   serial PRIMARY KEY,
    date        date        NOT NULL,
    is_holiday  boolean     NOT NULL,
    campaign_id integer,
    reason      text        NOT NULL,
    created_at  timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE orders (
    id           bigserial PRIMARY KEY,
    order_no     text        NOT NULL,
    order_date   date        NOT NULL,
    customer     text        NOT NULL,
    channel      text        NOT NULL,
    product      text        NOT NULL,
    status       text        NOT NULL,
    total_amount numeric(12, 2),
    created_at   timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT uq_orders_order_no UNIQUE (order_no)
);

CREATE INDEX idx_campaigns_date_range ON campaigns (start_date, end_date);
CREATE INDEX idx_dim_date_campaign_id ON dim_date (campaign_id);
CREATE INDEX idx_holidays_date ON holidays (date);
CREATE INDEX idx_orders_order_date ON orders (order_date);
CREATE INDEX idx_dim_date_backup_created_at ON dim_date_backup (created_at);

-- Revenue of a day is split among the campaigns that run on it, by weight. Rounding the running sum, not each share,
-- lets the shares of a day add up to its revenue exactly.
CREATE VIEW revenue_attribution_analysis AS
WITH revenue AS (
    SELECT o.order_date, count(*) AS order_count, sum(o.total_amount) AS revenue
    FROM orders o
    JOIN dim_date d ON d.date = o.order_date
    WHERE o.status IN ('paid', 'processing', 'shipped', 'delivered', 'completed')
    GROUP BY o.order_date
), share AS (
    SELECT r.order_date, r.order_count, r.revenue, c.id AS campaign_id,
        coalesce(c.campaign_name, '自然流量') AS campaign_name,
        coalesce(c.attribution_weight, 1) AS weight,
        sum(coalesce(c.attribution_weight, 1)) OVER (PARTITION BY r.order_date) AS weights,
        sum(coalesce(c.attribution_weight, 1)) OVER (PARTITION BY r.order_date ORDER BY c.id) AS running
    FROM revenue r
    LEFT JOIN campaigns c ON r.order_date BETWEEN c.start_date AND c.end_date AND c.attribution_weight > 0
)
SELECT order_date, campaign_id, campaign_name, order_count, round(weight / weights, 4) AS attribution_weight,
    round(revenue * running / weights, 2) - round(revenue * (running - weight) / weights, 2) AS total_attributed_revenue
FROM share;

CREATE MATERIALIZED VIEW revenue_attribution_analysis_materialized AS
SELECT * FROM revenue_attribution_analysis
WITH NO DATA;
