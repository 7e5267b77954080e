-- dialect: redshift
-- Spread over all nodes, so that none has more to do than another.
CREATE TABLE IF NOT EXISTS orders (
  order_id BIGINT NOT NULL,
  customer_id BIGINT NOT NULL,
  shop_id INTEGER NOT NULL,
  ordered_on DATE NOT NULL,
  amount DECIMAL(10, 2) NOT NULL
)
DISTSTYLE EVEN;

COPY orders (order_id, customer_id, shop_id, ordered_on, amount)
FROM 's3://shop-lake/orders/'
IAM_ROLE DEFAULT
FORMAT AS PARQUET;

SELECT o.shop_id, COUNT(o.order_id) AS orders, SUM(o.amount) AS revenue
FROM orders o
JOIN customers c
WHERE o.customer_id = c.customer_id
GROUP BY o.shop_id;
