-- dialect: bigquery
CREATE TABLE shop.orders (
  order_id INT64,
  customer_id INT64,
  shop_id INT64,
  ordered_on DATE,
  amount NUMERIC
)
PARTITION BY DATE_TRUNC(ordered_on, MONTH);

SELECT shop_id, COUNT(*) AS orders, SUM(amount) AS revenue
FROM shop.orders
WHERE FORMAT_DATE('%Y-%W', ordered_on) = '2026-22'
GROUP BY 1
ORDER BY 1;
