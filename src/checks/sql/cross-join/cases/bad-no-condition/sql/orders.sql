SELECT o.order_id, c.name FROM orders AS o, customers AS c ORDER BY 1;
SELECT o.order_id FROM orders AS o INNER JOIN customers AS c WHERE o.amount > 3;
SELECT o.order_id FROM orders o JOIN customers c LEFT JOIN items i ON i.order_id = o.order_id;
