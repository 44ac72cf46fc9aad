-- Runs as: marketing-report. Attribution joined with itself for a moving month, written by hand; most of a second.
SELECT a.order_date, count(*) AS days, sum(b.total_attributed_revenue) AS moving_revenue, pg_sleep(0.001) IS NULL AS waited
FROM revenue_attribution_analysis a
JOIN revenue_attribution_analysis b ON b.order_date BETWEEN a.order_date - 30 AND a.order_date
GROUP BY a.order_date
ORDER BY a.order_date DESC
