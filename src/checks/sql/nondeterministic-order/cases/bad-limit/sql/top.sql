SELECT order_id FROM orders WHERE amount > 10 LIMIT 10;
SELECT order_id FROM orders FETCH FIRST 5 ROWS ONLY;
SELECT order_id, row_number() OVER (ORDER BY (SELECT NULL)) AS n FROM orders;
