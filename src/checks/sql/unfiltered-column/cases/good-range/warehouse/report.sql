WITH january AS (
  SELECT shop_id, amount
  FROM orders AS o
  WHERE (o.ordered_on >= DATE '2026-01-01' AND o.ordered_on < DATE '2026-02-01')
)
SELECT shop_id, sum(amount) AS revenue
FROM january
GROUP BY shop_id;
