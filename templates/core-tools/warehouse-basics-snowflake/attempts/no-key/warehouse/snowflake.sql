-- dialect: snowflake
CREATE OR REPLACE TABLE orders (
  order_id NUMBER(38, 0),
  customer_id NUMBER(38, 0),
  shop_id NUMBER(38, 0),
  ordered_on DATE,
  amount NUMBER(10, 2)
);

SELECT s.shop_id, s.name, COUNT(o.order_id) AS orders, SUM(o.amount) AS revenue
FROM orders o
JOIN shops s
GROUP BY s.shop_id, s.name
ORDER BY s.shop_id;
