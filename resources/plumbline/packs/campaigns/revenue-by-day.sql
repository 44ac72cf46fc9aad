SELECT day, coalesce(o.order_revenue, 0) AS order_revenue, coalesce(v.attributed_revenue, 0) AS attributed_revenue,
       coalesce(v.attributed_revenue, 0) - coalesce(o.order_revenue, 0) AS difference
FROM (SELECT order_date::date AS day, sum(total_amount) AS order_revenue
      FROM orders
      WHERE status IN ('paid', 'processing', 'shipped', 'delivered', 'completed')
      GROUP BY 1) o
FULL JOIN (SELECT order_date::date AS day, sum(total_attributed_revenue) AS attributed_revenue
           FROM revenue_attribution_analysis
           GROUP BY 1) v USING (day)
WHERE abs(coalesce(v.attributed_revenue, 0) - coalesce(o.order_revenue, 0)) > 0.01
ORDER BY day
