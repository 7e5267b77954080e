-- Loads one day into daily_sales: psql -v day=2026-06-01 -f sql/load_day.sql
-- The day is replaced as a whole, in one transaction: a run that is repeated leaves what one run leaves, a run that fails
-- leaves what was there, and nobody sees the day half loaded.
BEGIN;

DELETE FROM daily_sales
WHERE ordered_on = :'day';

INSERT INTO daily_sales (ordered_on, customer_id, orders, revenue)
WITH latest AS (
  SELECT DISTINCT ON (order_id)
    order_id,
    ordered_on,
    customer_id,
    amount
  FROM arrived_orders
  WHERE ordered_on = :'day'
  ORDER BY order_id, sent_at DESC
)
SELECT
  ordered_on,
  customer_id,
  count(*) AS orders,
  sum(amount) AS revenue
FROM latest
GROUP BY ordered_on, customer_id;

COMMIT;
