-- FOREIGN KEY later
CREATE TABLE orders (order_id bigint PRIMARY KEY, customer_id bigint NOT NULL);
GRANT SELECT, REFERENCES ON orders TO app;
