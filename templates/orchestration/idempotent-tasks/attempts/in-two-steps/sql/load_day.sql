DELETE FROM daily_sales WHERE ordered_on = :'day';

INSERT INTO daily_sales (ordered_on, customer_id, orders, revenue)
SELECT ordered_on, customer_id, COUNT(*), SUM(amount)
FROM (
  SELECT DISTINCT ON (order_id) order_id, ordered_on, customer_id, amount
  FROM arrived_orders
  WHERE ordered_on = :'day'
  ORDER BY order_id, sent_at DESC
) AS latest
GROUP BY ordered_on, customer_id;
