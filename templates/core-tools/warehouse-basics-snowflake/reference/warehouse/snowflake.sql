-- dialect: snowflake
-- Days first, the column with fewer values before the one with more: micro-partitions of other days are skipped.
CREATE TABLE IF NOT EXISTS orders (
  order_id NUMBER(38, 0) NOT NULL,
  customer_id NUMBER(38, 0) NOT NULL,
  shop_id NUMBER(38, 0) NOT NULL,
  ordered_on DATE NOT NULL,
  amount NUMBER(10, 2) NOT NULL
)
CLUSTER BY (ordered_on, shop_id);

-- Revenue of each shop in the first week of June.
SELECT
  shops.shop_id,
  shops.name,
  COUNT(orders.order_id) AS orders,
  SUM(orders.amount) AS revenue
FROM orders
JOIN shops ON shops.shop_id = orders.shop_id
WHERE orders.ordered_on >= DATE '2026-06-01' AND orders.ordered_on < DATE '2026-06-08'
GROUP BY shops.shop_id, shops.name
ORDER BY shops.shop_id;
