-- dialect: snowflake
-- 1. The table `orders`, a billion rows, nine tenths of which nobody asks for any more:
--    order_id, customer_id, shop_id, ordered_on (a date), amount.
--    It is asked for days or weeks by ordered_on, and often for one shop. Rows come late, so days are mixed as they arrive.

-- 2. The report: orders and revenue of each shop in the first week of June 2026, with the name of the shop,
--    from `shops` (shop_id, name).
