SELECT o.order_date::date AS order_day, count(*) AS orders,
       coalesce(sum(o.total_amount) FILTER (
           WHERE o.status IN ('paid', 'processing', 'shipped', 'delivered', 'completed')), 0) AS revenue
FROM orders o
WHERE o.order_date IS NOT NULL
  AND NOT EXISTS (SELECT FROM dim_date d WHERE d.date = o.order_date::date)
GROUP BY 1
ORDER BY 1
