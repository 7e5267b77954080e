SELECT id FROM orders WHERE customer_id = 42;
-- Seq Scan on orders  (cost=0.00..776.00 rows=20 width=4)
