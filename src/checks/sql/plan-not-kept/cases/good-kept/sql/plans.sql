EXPLAIN (ANALYZE, TIMING OFF)
SELECT id FROM orders WHERE customer_id = 42;
--   Seq Scan on orders (actual rows=17 loops=1)
