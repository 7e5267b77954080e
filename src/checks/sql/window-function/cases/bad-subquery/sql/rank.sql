-- row_number() OVER (ORDER BY amount) comes later
SELECT o.order_id,
       (SELECT count(*) FROM orders AS p WHERE p.amount > o.amount) + 1 AS place,
       over.name
FROM orders AS o
JOIN overview AS over ON over.id = o.customer_id;
