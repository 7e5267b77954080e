SELECT 1;
SELECT order_id, 'naïve 😀' AS note,
FROM orders;
