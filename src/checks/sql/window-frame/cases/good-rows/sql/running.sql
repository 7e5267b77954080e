SELECT placed_on,
       sum(amount) OVER (ORDER BY placed_on, order_id ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS total
FROM orders;
