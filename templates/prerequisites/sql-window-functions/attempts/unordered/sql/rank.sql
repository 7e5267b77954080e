SELECT
  c.country,
  c.id AS customer_id,
  COALESCE(SUM(o.amount), 0) AS total,
  ROW_NUMBER() OVER (PARTITION BY c.country ORDER BY COALESCE(SUM(o.amount), 0) DESC) AS place
FROM customers c
LEFT JOIN orders o ON o.customer_id = c.id
GROUP BY c.country, c.id
ORDER BY c.country, place;
