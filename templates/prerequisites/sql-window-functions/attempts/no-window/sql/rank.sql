WITH totals AS (
  SELECT c.country, c.id AS customer_id, SUM(o.amount) AS total
  FROM customers c
  JOIN orders o ON o.customer_id = c.id
  GROUP BY c.country, c.id
)
SELECT
  t.country,
  t.customer_id,
  t.total,
  (SELECT COUNT(DISTINCT other.total) + 1
   FROM totals other
   WHERE other.country = t.country AND other.total > t.total) AS place
FROM totals t
ORDER BY t.country, place, t.customer_id;
