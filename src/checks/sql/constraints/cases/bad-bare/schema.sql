CREATE TABLE IF NOT EXISTS orders (order_id bigint PRIMARY KEY, amount numeric NOT NULL);
