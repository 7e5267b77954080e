BEGIN;
DELETE FROM daily_sales WHERE ordered_on = :'day';
INSERT INTO daily_sales (ordered_on, customer_id, orders, revenue,)
SELECT ordered_on, customer_id, COUNT(*), SUM(amount)
FROM arrived_orders
WHERE ordered_on = :'day'
GROUP BY ordered_on, customer_id;
COMMIT;
