-- The page of one customer: first the column that is compared for equality, then the one that is a range and an order.
-- CONCURRENTLY lets the shop take orders while the index is built; it cannot stand in a transaction.
CREATE INDEX CONCURRENTLY IF NOT EXISTS orders_customer_day ON orders (customer_id, ordered_on);
