SELECT order_id FROM orders WHERE customer_id = 42;
-- Index Scan using orders_customer_id on orders (cost=0.29..8.31 rows=1) (actual time=0.021..0.022 rows=1 loops=1)
