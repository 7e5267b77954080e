WITH due AS (
  SELECT o.id AS order_id, SUM(l.quantity * l.price) AS expected
  FROM orders o
  JOIN order_lines l ON l.order_id = o.id
  WHERE o.status = 'placed'
  GROUP BY o.id
), received AS (
  SELECT order_id, SUM(amount) AS paid
  FROM payments
  GROUP BY order_id
)
SELECT
  due.order_id,
  due.expected,
  received.paid,
  CASE
    WHEN due.order_id IS NULL THEN 'unknown order'
    WHEN received.order_id IS NULL THEN 'unpaid'
    ELSE 'differs'
  END AS verdict
FROM due
JOIN received ON received.order_id = due.order_id
WHERE due.expected <> received.paid
ORDER BY due.order_id;
