-- dialect: redshift
-- 1. The table `orders`, a billion rows, nine tenths of which nobody asks for any more:
--    order_id, customer_id, shop_id, ordered_on (a date), amount.
--    It is joined with `customers` by customer_id, and asked for days or weeks by ordered_on.

-- 2. The load: Parquet files under s3://shop-lake/orders/, read with a role.

-- 3. The report: orders and revenue of each shop in the first week of June 2026.
