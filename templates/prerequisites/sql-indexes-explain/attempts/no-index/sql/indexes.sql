-- The planner had old statistics.
ANALYZE orders;
CREATE STATISTICS orders_customer_day ON customer_id, ordered_on, FROM orders;
