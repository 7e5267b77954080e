SELECT o.order_id FROM orders AS o CROSS JOIN days AS d NATURAL JOIN regions;
SELECT o.order_id FROM orders AS o JOIN customers AS c USING (customer_id) LEFT JOIN LATERAL (SELECT 1) l ON true;
SELECT a.id FROM a JOIN b JOIN c ON c.id = b.id ON b.id = a.id;
SELECT a.id FROM a, b WHERE a.id = b.id;
SELECT a.id FROM a LEFT JOIN unnest(a.items) AS i;
