-- dialect: bigquery
-- A query names days, or it is refused; inside of a day, the rows of a shop lie together.
CREATE TABLE IF NOT EXISTS shop.orders (
  order_id INT64 NOT NULL,
  customer_id INT64 NOT NULL,
  shop_id INT64 NOT NULL,
  ordered_on DATE NOT NULL,
  amount NUMERIC(10, 2) NOT NULL
)
PARTITION BY ordered_on
CLUSTER BY shop_id, customer_id
OPTIONS (require_partition_filter = TRUE);

-- Revenue of each shop in the first week of June.
SELECT
  shop_id,
  COUNT(order_id) AS orders,
  SUM(amount) AS revenue
FROM shop.orders
WHERE ordered_on >= DATE '2026-06-01' AND ordered_on < DATE '2026-06-08'
GROUP BY shop_id
ORDER BY shop_id;
