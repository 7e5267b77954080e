SELECT c.name, count(o.order_id) AS orders, left(c.name, 1) AS initial
FROM customers AS c
JOIN orders AS o ON o.customer_id = c.customer_id
GROUP BY c.name;
