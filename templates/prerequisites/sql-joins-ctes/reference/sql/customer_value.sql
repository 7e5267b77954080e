-- Every customer, with what was ordered and what went back. Lines and refunds are added up for each order before they
-- meet: joined as they are, each refund would count once for every line.
WITH order_totals AS (
  SELECT order_id, sum(quantity * price) AS amount
  FROM order_lines
  GROUP BY order_id
),
order_refunds AS (
  SELECT order_id, sum(amount) AS amount
  FROM refunds
  GROUP BY order_id
)
SELECT
  customers.id AS customer_id,
  count(orders.id) AS orders,
  coalesce(sum(order_totals.amount), 0) AS ordered,
  coalesce(sum(order_refunds.amount), 0) AS refunded,
  coalesce(sum(order_totals.amount), 0) - coalesce(sum(order_refunds.amount), 0) AS net
FROM customers
LEFT JOIN orders ON orders.customer_id = customers.id AND orders.status = 'placed'
LEFT JOIN order_totals ON order_totals.order_id = orders.id
LEFT JOIN order_refunds ON order_refunds.order_id = orders.id
GROUP BY customers.id
ORDER BY net DESC, customer_id;
