SELECT order_id,
       row_number() OVER (PARTITION BY customer_id ORDER BY placed_at, order_id) AS n,
       count(*) OVER () AS orders,
       rank() OVER w AS place
FROM orders
WINDOW w AS (ORDER BY amount);
