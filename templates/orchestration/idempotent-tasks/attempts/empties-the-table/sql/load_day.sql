BEGIN;
DELETE FROM daily_sales;
INSERT INTO daily_sales (ordered_on, customer_id, orders, revenue)
SELECT ordered_on, customer_id, COUNT(DISTINCT order_id), SUM(amount)
FROM arrived_orders
WHERE ordered_on = :'day'
GROUP BY ordered_on, customer_id;
COMMIT;
