SELECT order_id FROM orders ORDER BY placed_at DESC, order_id LIMIT 10;
SELECT c.name FROM customers AS c WHERE EXISTS (SELECT 1 FROM orders AS o WHERE o.customer_id = c.customer_id LIMIT 1);
SELECT name FROM customers WHERE customer_id = 7 LIMIT 1;
SELECT count(*) FROM orders LIMIT 1;
CREATE TABLE copy AS SELECT order_id FROM orders LIMIT 0;
SELECT a FROM x UNION ALL SELECT a FROM y ORDER BY a LIMIT 3;
SELECT row_number() OVER (ORDER BY amount, order_id) FROM orders;
