WITH order_totals AS (
  SELECT order_id, SUM(quantity * price) AS amount
  FROM order_lines
  GROUP BY order_id
), order_refunds AS (
  SELECT order_id, SUM(amount) AS amount
  FROM refunds
  GROUP BY order_id
)
SELECT
  c.id AS customer_id,
  COUNT(o.id) AS orders,
  SUM(t.amount) AS ordered,
  SUM(r.amount) AS refunded,
  SUM(t.amount) - SUM(r.amount) AS net
FROM customers c
JOIN orders o ON o.customer_id = c.id
JOIN order_totals t ON t.order_id = o.id
JOIN order_refunds r ON r.order_id = o.id
WHERE o.status = 'placed'
GROUP BY c.id
ORDER BY net DESC, customer_id;
