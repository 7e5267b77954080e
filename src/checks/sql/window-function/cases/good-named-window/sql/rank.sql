SELECT order_id, rank() OVER w AS place
FROM orders
WINDOW w AS (PARTITION BY customer_id ORDER BY amount DESC);
