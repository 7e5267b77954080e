-- dialect: redshift
-- Customers and their orders lie on one node, so the join moves nothing; days lie together, so a week reads few blocks.
CREATE TABLE IF NOT EXISTS orders (
  order_id BIGINT NOT NULL ENCODE az64,
  customer_id BIGINT NOT NULL ENCODE az64,
  shop_id INTEGER NOT NULL ENCODE az64,
  ordered_on DATE NOT NULL ENCODE raw,
  amount DECIMAL(10, 2) NOT NULL ENCODE az64
)
DISTSTYLE KEY
DISTKEY (customer_id)
SORTKEY (ordered_on);

COPY orders (order_id, customer_id, shop_id, ordered_on, amount)
FROM 's3://shop-lake/orders/'
IAM_ROLE DEFAULT
FORMAT AS PARQUET;

ANALYZE orders;

-- Revenue of each shop in the first week of June.
SELECT
  shop_id,
  count(order_id) AS orders,
  sum(amount) AS revenue
FROM orders
WHERE ordered_on >= DATE '2026-06-01' AND ordered_on < DATE '2026-06-08'
GROUP BY shop_id
ORDER BY shop_id;
