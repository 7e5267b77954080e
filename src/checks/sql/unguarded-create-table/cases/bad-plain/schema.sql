CREATE TABLE shop.orders (order_id bigint PRIMARY KEY);
CREATE UNLOGGED TABLE staging (line text);
DROP TABLE IF EXISTS other;
