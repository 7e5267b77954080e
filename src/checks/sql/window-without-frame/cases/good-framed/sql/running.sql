SELECT placed_on,
       sum(amount) OVER (ORDER BY placed_on, order_id ROWS UNBOUNDED PRECEDING) AS total,
       sum(amount) OVER (PARTITION BY customer_id) AS whole,
       rank() OVER (ORDER BY amount) AS place,
       avg(amount) OVER w AS weekly
FROM orders
WINDOW w AS (ORDER BY placed_on RANGE BETWEEN INTERVAL '7 days' PRECEDING AND CURRENT ROW);
