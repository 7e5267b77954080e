SELECT extract(year FROM placed_at), coalesce(a, b), a IS DISTINCT FROM b, c
FROM orders AS o
JOIN customers AS c USING (customer_id, region),
LATERAL (SELECT 1) AS l,
unnest(o.items) AS item
ORDER BY 1, 2;
SELECT order_id, amount FROM orders GROUP BY order_id, amount LIMIT 5, 10;
INSERT INTO a (x, y) SELECT x, y FROM b ON DUPLICATE KEY UPDATE x = 1, y = 2;
