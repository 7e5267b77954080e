CREATE TABLE customers (customer_id bigint PRIMARY KEY);
CREATE TABLE IF NOT EXISTS shop.orders (order_id bigint, note text DEFAULT 'PRIMARY KEY');
