EXPLAIN (BUFFERS, ANALYZE) SELECT order_id FROM orders WHERE customer_id = 42;
