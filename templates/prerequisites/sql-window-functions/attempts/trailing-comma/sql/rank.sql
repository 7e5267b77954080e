SELECT
  customers.country,
  customers.id AS customer_id,
  COALESCE(SUM(orders.amount), 0) AS total,
  DENSE_RANK() OVER (
    PARTITION BY customers.country
    ORDER BY COALESCE(SUM(orders.amount), 0) DESC
  ) AS place,
FROM customers
LEFT JOIN orders ON orders.customer_id = customers.id
GROUP BY customers.country, customers.id
ORDER BY country, place, customer_id;
