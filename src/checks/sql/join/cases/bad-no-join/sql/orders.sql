-- TODO: JOIN customers
SELECT order_id, 'JOIN' AS note
FROM orders
WHERE placed_on >= DATE '2024-01-01';
