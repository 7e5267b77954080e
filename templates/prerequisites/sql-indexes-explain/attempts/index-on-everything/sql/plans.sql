EXPLAIN ANALYZE
SELECT id, ordered_on, amount
FROM orders
WHERE customer_id = 1234 AND ordered_on >= date '2025-07-01'
ORDER BY ordered_on DESC;
