WITH due AS (
  SELECT order_id, SUM(quantity * price) AS expected FROM order_lines GROUP BY order_id
), received AS (
  SELECT order_id, SUM(amount) AS paid FROM payments GROUP BY order_id
)
SELECT due.order_id, expected, paid, 'differs' AS verdict
FROM due
JOIN received
WHERE due.order_id = received.order_id AND expected <> paid
ORDER BY order_id;
