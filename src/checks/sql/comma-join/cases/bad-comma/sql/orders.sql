SELECT o.order_id, c.name
FROM orders o, customers c
WHERE c.customer_id = o.customer_id;
SELECT a.id FROM shop.a AS a, (SELECT max(id) AS top FROM b) AS m WHERE a.id = m.top;
UPDATE a SET n = b.n FROM b, c WHERE a.id = b.id AND c.id = b.id;
