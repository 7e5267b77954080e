-- dialect: bigquery
CREATE TABLE IF NOT EXISTS shop.orders (
  order_id INT64 NOT NULL,
  customer_id INT64 NOT NULL,
  shop_id INT64 NOT NULL,
  ordered_on DATE NOT NULL,
  amount NUMERIC(10, 2) NOT NULL
)
CLUSTER BY shop_id, ordered_on;

-- Only a few rows, so that it stays cheap.
SELECT *
FROM shop.orders
ORDER BY ordered_on DESC
LIMIT 1000;
