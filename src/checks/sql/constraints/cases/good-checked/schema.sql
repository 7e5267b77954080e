CREATE TABLE orders (order_id bigint PRIMARY KEY, amount numeric NOT NULL CHECK (amount >= 0));
