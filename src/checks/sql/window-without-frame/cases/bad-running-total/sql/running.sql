SELECT placed_on,
       sum(amount) OVER (PARTITION BY customer_id ORDER BY placed_on) AS total,
       last_value(amount) OVER w AS latest
FROM orders
WINDOW w AS (ORDER BY placed_on);
