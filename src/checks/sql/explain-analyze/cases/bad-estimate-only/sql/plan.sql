EXPLAIN (COSTS, FORMAT json) SELECT order_id FROM orders WHERE customer_id = 42;
