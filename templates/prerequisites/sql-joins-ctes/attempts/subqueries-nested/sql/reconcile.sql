SELECT
  orders.id AS order_id,
  totals.amount AS expected,
  received.amount AS paid,
  CASE WHEN received.amount IS NULL THEN 'unpaid' ELSE 'differs' END AS verdict,
FROM orders
JOIN (SELECT order_id, sum(quantity * price) AS amount FROM order_lines GROUP BY order_id) AS totals
  ON totals.order_id = orders.id
FULL JOIN (SELECT order_id, sum(amount) AS amount FROM payments GROUP BY order_id) AS received
  ON received.order_id = orders.id
WHERE totals.amount <> received.amount
ORDER BY order_id;
