SELECT order_id,
       row_number() OVER (PARTITION BY customer_id) AS n,
       lag(amount, 1) OVER () AS previous
FROM orders;
