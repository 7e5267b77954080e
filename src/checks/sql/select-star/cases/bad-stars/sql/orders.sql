SELECT * FROM orders;
SELECT DISTINCT ON (customer_id) o.*, c.name FROM orders o JOIN customers c USING (customer_id);
INSERT INTO archive (order_id, amount) SELECT a.order_id, a.amount FROM (SELECT ALL * FROM orders) AS a;
