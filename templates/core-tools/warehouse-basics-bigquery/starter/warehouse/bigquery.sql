-- dialect: bigquery
-- 1. The table `shop.orders`, a billion rows, nine tenths of which nobody asks for any more:
--    order_id, customer_id, shop_id, ordered_on (a date), amount.
--    It is asked for days or weeks by ordered_on, and often for one shop.

-- 2. The report: orders and revenue of each shop in the first week of June 2026.
