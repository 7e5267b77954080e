BEGIN;

WITH latest AS (
  SELECT DISTINCT ON (order_id) order_id, ordered_on, customer_id, amount
  FROM arrived_orders
  WHERE ordered_on = :'day'
  ORDER BY order_id, sent_at DESC
), sums AS (
  SELECT ordered_on, customer_id, COUNT(*) AS orders, SUM(amount) AS revenue
  FROM latest
  GROUP BY ordered_on, customer_id
)
MERGE INTO daily_sales AS kept
USING sums
ON kept.ordered_on = sums.ordered_on AND kept.customer_id = sums.customer_id
WHEN MATCHED THEN
  UPDATE SET orders = sums.orders, revenue = sums.revenue
WHEN NOT MATCHED THEN
  INSERT (ordered_on, customer_id, orders, revenue)
  VALUES (sums.ordered_on, sums.customer_id, sums.orders, sums.revenue);

COMMIT;
