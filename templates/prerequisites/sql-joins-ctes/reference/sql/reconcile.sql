-- Orders and payments that do not agree. Either side may be missing, so neither may decide which rows there are.
WITH due AS (
  SELECT
    orders.id AS order_id,
    sum(CASE WHEN orders.status = 'placed' THEN order_lines.quantity * order_lines.price ELSE 0 END) AS expected
  FROM orders
  JOIN order_lines ON order_lines.order_id = orders.id
  GROUP BY orders.id
),
received AS (
  SELECT order_id, sum(amount) AS paid
  FROM payments
  GROUP BY order_id
)
SELECT
  coalesce(due.order_id, received.order_id) AS order_id,
  due.expected,
  received.paid,
  CASE
    WHEN due.order_id IS NULL THEN 'unknown order'
    WHEN received.order_id IS NULL THEN 'unpaid'
    ELSE 'differs'
  END AS verdict
FROM due
FULL JOIN received ON received.order_id = due.order_id
WHERE coalesce(due.expected, 0) <> coalesce(received.paid, 0)
ORDER BY order_id;
