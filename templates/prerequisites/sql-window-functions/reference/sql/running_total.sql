-- Orders of each customer, with what they add up to. Two orders may share a day, so the id decides.
SELECT
  customer_id,
  id AS order_id,
  ordered_on,
  amount,
  coalesce(
    sum(amount) OVER (
      PARTITION BY customer_id
      ORDER BY ordered_on, id
      ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
    ),
    0
  ) AS running_total,
  coalesce(
    sum(amount) OVER (
      PARTITION BY customer_id
      ORDER BY ordered_on, id
      ROWS BETWEEN 2 PRECEDING AND CURRENT ROW
    ),
    0
  ) AS last_three
FROM orders
ORDER BY customer_id, ordered_on, order_id;
