-- dialect: snowflake
CREATE TABLE orders (
  order_id NUMBER(38, 0) NOT NULL,
  customer_id NUMBER(38, 0) NOT NULL,
  shop_id NUMBER(38, 0) NOT NULL,
  ordered_on DATE NOT NULL,
  amount NUMBER(10, 2) NOT NULL
)
CLUSTER BY (order_id);

-- The report adds up what this returns.
SELECT orders.*, shops.name
FROM orders
JOIN shops ON shops.shop_id = orders.shop_id
WHERE orders.ordered_on >= '2026-06-01' AND orders.ordered_on < '2026-06-08';
