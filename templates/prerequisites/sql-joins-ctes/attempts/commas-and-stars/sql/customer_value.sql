WITH t AS (
  SELECT * FROM customers LEFT JOIN orders ON customers.id = orders.customer_id
)
SELECT * FROM t ORDER BY 1;
