SELECT
  customer_id,
  id AS order_id,
  ordered_on,
  amount,
  COALESCE(SUM(amount) OVER (PARTITION BY customer_id ORDER BY ordered_on ROWS UNBOUNDED PRECEDING), 0) AS running_total,
  COALESCE(SUM(amount) OVER (PARTITION BY customer_id ORDER BY ordered_on ROWS 2 PRECEDING), 0) AS last_three
FROM orders
ORDER BY customer_id, ordered_on;
