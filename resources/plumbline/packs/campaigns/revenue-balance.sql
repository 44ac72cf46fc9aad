SELECT 'revenue' AS measure,
       coalesce(v.attributed_revenue, 0) AS attributed_revenue,
       coalesce(o.order_revenue, 0) AS order_revenue,
       coalesce(v.attributed_revenue, 0) - coalesce(o.order_revenue, 0) AS difference,
       o.orders,
       o.orders_without_amount
FROM (SELECT sum(total_amount) AS order_revenue,
             count(*) AS orders,
             count(*) FILTER (WHERE total_amount IS NULL) AS orders_without_amount
      FROM orders
      WHERE status IN ('paid', 'processing', 'shipped', 'delivered', 'completed')) o
CROSS JOIN (SELECT sum(total_attributed_revenue) AS attributed_revenue FROM revenue_attribution_analysis) v
