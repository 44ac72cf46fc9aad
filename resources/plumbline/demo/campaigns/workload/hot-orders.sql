-- Runs as: campaign-web. The newest orders on the shop's dashboard.
SELECT order_no, customer, channel, product, status, total_amount
FROM orders
ORDER BY order_date DESC, id DESC
LIMIT 20
