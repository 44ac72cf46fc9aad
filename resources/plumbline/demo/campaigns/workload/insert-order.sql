-- Runs as: order-service. A new order of today; it is attributed in full, so the balance keeps its difference. A day
-- the calendar does not have takes none, and the table stops at 6,000 orders.
INSERT INTO orders (order_no, order_date, customer, channel, product, status, total_amount)
SELECT 'SO' || to_char(d.date, 'YYYYMMDD') || '-L' || nextval('orders_id_seq'), d.date, '黃雅婷', '手機 App', '膠囊咖啡機', 'paid',
    4680 + extract(epoch FROM clock_timestamp())::bigint % 9 * 10
FROM dim_date d
WHERE d.date = CURRENT_DATE AND (SELECT count(*) FROM orders) < 6000
