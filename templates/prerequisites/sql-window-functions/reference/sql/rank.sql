-- Customers of each country, ranked by what they were invoiced in all.
WITH totals AS (
  SELECT
    customers.country,
    customers.id AS customer_id,
    coalesce(sum(orders.amount), 0) AS total
  FROM customers
  LEFT JOIN orders ON orders.customer_id = customers.id
  GROUP BY customers.country, customers.id
)
SELECT
  country,
  customer_id,
  total,
  dense_rank() OVER (PARTITION BY country ORDER BY total DESC) AS place
FROM totals
ORDER BY country, place, customer_id;
