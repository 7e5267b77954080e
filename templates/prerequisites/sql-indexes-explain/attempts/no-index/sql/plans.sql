-- The page of one customer. Run before and after sql/indexes.sql, on the data of seed 1.
EXPLAIN (ANALYZE, COSTS OFF, TIMING OFF, SUMMARY ON)
SELECT id, ordered_on, amount
FROM orders
WHERE customer_id = 1234 AND ordered_on >= date '2025-07-01'
ORDER BY ordered_on DESC;

-- Before:
--   Sort (actual rows=17 loops=1)
--     Sort Key: ordered_on DESC
--     Sort Method: quicksort  Memory: 25kB
--     ->  Seq Scan on orders (actual rows=17 loops=1)
--           Filter: ((ordered_on >= '2025-07-01'::date) AND (customer_id = 1234))
--           Rows Removed by Filter: 39983
--   Planning Time: 0.351 ms
--   Execution Time: 2.531 ms
--
-- After:
--   Sort (actual rows=17 loops=1)
--     Sort Key: ordered_on DESC
--     Sort Method: quicksort  Memory: 25kB
--     ->  Bitmap Heap Scan on orders (actual rows=17 loops=1)
--           Recheck Cond: ((customer_id = 1234) AND (ordered_on >= '2025-07-01'::date))
--           Heap Blocks: exact=17
--           ->  Bitmap Index Scan on orders_customer_day (actual rows=17 loops=1)
--                 Index Cond: ((customer_id = 1234) AND (ordered_on >= '2025-07-01'::date))
--   Planning Time: 0.592 ms
--   Execution Time: 0.385 ms
