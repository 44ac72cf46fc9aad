-- Runs as: order-service. The oldest order of today's that was just paid goes to the warehouse; both states are revenue.
UPDATE orders SET status = 'processing'
WHERE id = (SELECT min(id) FROM orders WHERE order_date = CURRENT_DATE AND status = 'paid' AND total_amount IS NOT NULL)
